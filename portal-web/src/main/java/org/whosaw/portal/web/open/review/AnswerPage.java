package org.whosaw.portal.web.open.review;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.Open;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.request.AccessReviews;
import org.whosaw.portal.request.AccessReviews.MaskedRecord;
import org.whosaw.portal.request.AccessReviews.Shown;
import org.whosaw.portal.request.AskedLines.Line;
import org.whosaw.portal.request.ReviewAnswer;
import org.whosaw.portal.request.ReviewReason;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Frame;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.MessageUiState;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.patient.Speech;
import org.whosaw.portal.web.session.Visit;
import org.whosaw.portal.web.session.WebPage;

/** Asks a person who looked whether it was she, and why; its link works once. */
@Path("/answer")
@WebPage
@Open("the link is the key: made for one person, good once")
@Produces(MediaType.TEXT_HTML)
public final class AnswerPage {
    private final AccessReviews reviews;
    private final Clock clock;

    public AnswerPage(AccessReviews reviews, Clock clock) {
        this.reviews = reviews;
        this.clock = clock;
    }

    /** What was typed and is wrong. */
    private record Typed(
            @Nullable ReviewAnswer answer,
            @Nullable String answerError,
            @Nullable ReviewReason reason,
            @Nullable String reasonError,
            Field words) {
        static final Typed NOTHING = new Typed(null, null, null, null, Field.EMPTY);
    }

    /** Says thanks. */
    @GET
    @Path("/done")
    public PageView done(@Context ContainerRequestContext request) {
        Visit visit = Visit.of(request);
        return message(visit, "review.done", Icon.CHECK, Tone.GOOD);
    }

    /** Shows the look and asks. */
    @GET
    @Path("/{token}")
    public Response show(
            @Context ContainerRequestContext request,
            @Context HttpServletRequest servlet,
            @PathParam("token") String token) {
        return page(Visit.of(request), servlet, token, 200, Typed.NOTHING);
    }

    /** Takes the answer. */
    @POST
    @Path("/{token}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response answer(
            @Context ContainerRequestContext request,
            @Context HttpServletRequest servlet,
            @PathParam("token") String token,
            @FormParam("answer") @DefaultValue("") String said,
            @FormParam("reason") @DefaultValue("") String because,
            @FormParam("words") @DefaultValue("") String typed) {
        Visit visit = Visit.of(request);
        Words words = visit.words();
        ReviewAnswer answer = Coded.parse(ReviewAnswer.class, said).orElse(null);
        ReviewReason reason = Coded.parse(ReviewReason.class, because).orElse(null);
        String text = typed.strip().replace("\r\n", "\n");
        Field kept = new Field(shorten(text), null);
        if (answer == null) {
            String error = words.get("review.choose");
            return page(visit, servlet, token, 422, new Typed(null, error, reason, null, kept));
        }
        if (answer == ReviewAnswer.ME && reason == null) {
            String error = words.get("review.choose.reason");
            return page(visit, servlet, token, 422, new Typed(answer, null, null, error, kept));
        }
        if (text.length() > AccessReviews.LONGEST_WORDS) {
            Field wrong =
                    new Field(
                            kept.value(),
                            words.get("ask.words.long", "most", AccessReviews.LONGEST_WORDS));
            return page(visit, servlet, token, 422, new Typed(answer, null, reason, null, wrong));
        }
        try {
            reviews.answer(token, answer, reason, text.isEmpty() ? null : text);
        } catch (PortalException e) {
            return dead(visit, e);
        }
        return Response.seeOther(URI.create("/answer/done")).build();
    }

    private static String shorten(String text) {
        return text.length() > 2_000 ? text.substring(0, 2_000) : text;
    }

    private Response page(
            Visit visit, HttpServletRequest servlet, String token, int status, Typed typed) {
        Shown shown;
        try {
            shown = reviews.show(token, servlet.getRemoteAddr());
        } catch (PortalException e) {
            return dead(visit, e);
        }
        Words words = visit.words();
        AnswerUiState state =
                new AnswerUiState(
                        facts(words, shown),
                        choices(words, typed.answer()),
                        typed.answerError(),
                        reasons(words, typed.reason()),
                        typed.reasonError(),
                        typed.words());
        return Response.status(status)
                .entity(
                        new PageView(
                                "open/answer",
                                frame(visit).chrome(words.get("review.title"), null),
                                state))
                .build();
    }

    /** The page's own links are relative: its address is the one thing that differs. */
    private static Frame frame(Visit visit) {
        return new Frame(visit.look(), "", visit.csrf(), null, false, false, null, visit.demo());
    }

    private static Response dead(Visit visit, PortalException e) {
        if (e.errorCode() != KernelError.NOT_FOUND) {
            throw e;
        }
        return Response.status(404)
                .entity(message(visit, "review.dead", Icon.INFO, Tone.NEUTRAL))
                .build();
    }

    private static PageView message(Visit visit, String key, Icon icon, Tone tone) {
        Words words = visit.words();
        return new PageView(
                "open/message",
                frame(visit).chrome(words.get("review.title"), null),
                new MessageUiState(
                        icon,
                        tone,
                        words.get(key),
                        words.get(key + ".text"),
                        null,
                        List.of(),
                        null));
    }

    private List<Fact> facts(Words words, Shown shown) {
        Line line = shown.line();
        Speech speech = new Speech(words, false);
        Times times = new Times(words, clock);
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(words.get("review.when"), times.exact(line.at()), null));
        String place = line.place();
        facts.add(
                new Fact(
                        words.get("review.where"),
                        speech.named(line.system(), line.systemEn()),
                        place == null ? null : speech.named(place, line.placeEn())));
        facts.add(
                new Fact(
                        words.get("review.did"),
                        words.get("action." + line.action()),
                        line.elements().isEmpty() ? null : speech.elements(line.elements())));
        MaskedRecord record = shown.record();
        facts.add(
                new Fact(
                        words.get("review.record"),
                        record == null
                                ? words.get("review.list", "count", line.persons())
                                : record.maskedName(),
                        record == null
                                ? null
                                : words.get("question.patient.mrn", "end", record.mrnEnd())));
        facts.add(
                new Fact(
                        words.get("review.account"),
                        Speech.dotted(
                                line.maskedName(),
                                line.department(),
                                speech.ofCode("role", line.role())),
                        null));
        return facts;
    }

    private static List<Choice> choices(Words words, @Nullable ReviewAnswer chosen) {
        List<Choice> choices = new ArrayList<>();
        for (ReviewAnswer each : ReviewAnswer.values()) {
            choices.add(
                    new Choice(
                            "answer-" + each.code(),
                            "answer",
                            each.code(),
                            words.get("review.answer." + each.code()),
                            words.get("review.answer." + each.code() + ".text"),
                            each == chosen));
        }
        return choices;
    }

    private static List<Choice> reasons(Words words, @Nullable ReviewReason chosen) {
        List<Choice> choices = new ArrayList<>();
        for (ReviewReason each : ReviewReason.values()) {
            choices.add(
                    new Choice(
                            "reason-" + each.code(),
                            "reason",
                            each.code(),
                            words.get("review.reason." + each.code()),
                            null,
                            each == chosen));
        }
        return choices;
    }
}
