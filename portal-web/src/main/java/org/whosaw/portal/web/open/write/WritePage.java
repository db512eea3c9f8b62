package org.whosaw.portal.web.open.write;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.complaint.RespondentKind;
import org.whosaw.portal.complaint.Topic;
import org.whosaw.portal.complaint.desk.ComplaintBody;
import org.whosaw.portal.complaint.desk.ComplaintDesk;
import org.whosaw.portal.complaint.desk.ComplaintDesk.Begun;
import org.whosaw.portal.complaint.desk.ComplaintDraft;
import org.whosaw.portal.complaint.desk.Typed;
import org.whosaw.portal.crypto.CodeKeys.CodeKey;
import org.whosaw.portal.identity.Open;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.session.Visit;
import org.whosaw.portal.web.session.WebPage;

/** The first two screens: what happened, who and when. Nothing is kept before the first send. */
@Path("/write")
@WebPage
@Open("whoever was called may complain, signed in or not; what is written opens with its code")
@Produces(MediaType.TEXT_HTML)
public final class WritePage {
    static final int LONGEST_WORDS = 2_000;
    private static final int LONGEST_LINE = 100;
    private static final int MOST_BOXES = 40;

    private final ComplaintDesk desk;
    private final WriteStates states;
    private final Supplier<Optional<ComplaintDraft.Hospital>> only;

    /**
     * Builds it.
     *
     * @param only the one hospital of this portal, when there is but one
     */
    public WritePage(
            ComplaintDesk desk,
            WriteStates states,
            Supplier<Optional<ComplaintDraft.Hospital>> only) {
        this.desk = desk;
        this.states = states;
        this.only = only;
    }

    /** Returns a page with a screen. */
    static Response page(Visit visit, int status, String template, WriteUiState state) {
        return Response.status(status)
                .entity(new PageView("open/" + template, visit.frame().quietChrome(), state))
                .build();
    }

    static Response go(String address) {
        return Response.seeOther(URI.create(address)).build();
    }

    /** Returns the draft that is open; empty when there is none or it is filed. */
    static Optional<ComplaintBody> draft(ComplaintDesk desk, CodeKey key) {
        return Optional.of(desk.find(key).body()).filter(body -> body.state().isDraft());
    }

    /** Asks what happened. */
    @GET
    public Response what(@Context ContainerRequestContext request) {
        Visit visit = Visit.of(request);
        Optional<ComplaintBody> there = Paper.of(request, desk).flatMap(key -> draft(desk, key));
        return what(visit, 200, there.orElse(null), Wrong.NOTHING);
    }

    private Response what(Visit visit, int status, @Nullable ComplaintBody body, Wrong wrong) {
        return page(
                visit,
                status,
                "write-what",
                states.what(
                        visit.words(),
                        body == null ? ComplaintDraft.EMPTY : body.draft(),
                        body == null ? null : body.code(),
                        wrong));
    }

    /** Takes what happened; the first time it begins a paper. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response tell(
            @Context ContainerRequestContext request,
            @Context HttpServletRequest servlet,
            @FormParam("topic") @DefaultValue("") String topicCode,
            @FormParam("words") @DefaultValue("") String typed) {
        Visit visit = Visit.of(request);
        Words words = visit.words();
        boolean danger = topicCode.equals(WriteStates.DANGER);
        Topic topic =
                danger ? Topic.SOMEONE_KNEW : Coded.parse(Topic.class, topicCode).orElse(null);
        String text = Typed.plain(typed);
        ComplaintDraft.Happened happened =
                new ComplaintDraft.Happened(topic, danger, shorten(text, LONGEST_WORDS), null);
        Optional<CodeKey> key = Paper.of(request, desk);
        Optional<ComplaintBody> there = key.flatMap(each -> draft(desk, each));
        ComplaintDraft draft = there.map(ComplaintBody::draft).orElse(ComplaintDraft.EMPTY);
        Wrong wrong = Wrong.NOTHING;
        if (topic == null) {
            wrong = Wrong.of("topic", words.get("write.error.topic"));
        } else if (text.isEmpty()) {
            wrong = Wrong.of("words", words.get("write.error.words"));
        } else if (text.length() > LONGEST_WORDS) {
            wrong = Wrong.of("words", words.get("ask.words.long", "most", LONGEST_WORDS));
        }
        if (wrong != Wrong.NOTHING) {
            return page(
                    visit,
                    422,
                    "write-what",
                    states.what(
                            words,
                            draft.with(happened),
                            there.map(ComplaintBody::code).orElse(null),
                            wrong));
        }
        if (there.isPresent()) {
            desk.save(key.orElseThrow(), each -> each.with(happened));
            return go("/write/who");
        }
        ComplaintDraft fresh =
                ComplaintDraft.EMPTY.with(happened).from(List.of(), only.get().orElse(null));
        Begun begun = desk.begin(fresh, words.language(), servlet.getRemoteAddr());
        return Response.seeOther(URI.create("/write/who")).cookie(Paper.open(begun.key())).build();
    }

    /** Asks who it was and when. */
    @GET
    @Path("/who")
    public Response who(@Context ContainerRequestContext request) {
        Visit visit = Visit.of(request);
        return Paper.of(request, desk)
                .flatMap(key -> draft(desk, key))
                .map(
                        body ->
                                page(
                                        visit,
                                        200,
                                        "write-who",
                                        states.who(
                                                visit.words(),
                                                body.draft(),
                                                body.code(),
                                                Wrong.NOTHING)))
                .orElseGet(() -> go("/write"));
    }

    /** Takes who it was and when. */
    @POST
    @Path("/who")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response name(
            @Context ContainerRequestContext request,
            @FormParam("respondent") @DefaultValue("") String kindCode,
            @FormParam("caller") @DefaultValue("") String typed,
            @FormParam("on") @DefaultValue("") String day,
            @FormParam("knew") List<String> codes) {
        Visit visit = Visit.of(request);
        Words words = visit.words();
        Optional<CodeKey> key = Paper.of(request, desk);
        Optional<ComplaintBody> there = key.flatMap(each -> draft(desk, each));
        if (there.isEmpty()) {
            return go("/write");
        }
        RespondentKind kind = Coded.parse(RespondentKind.class, kindCode).orElse(null);
        LocalDate on = day(day);
        String caller = Typed.caller(typed);
        Set<Element> knew = EnumSet.noneOf(Element.class);
        codes.stream()
                .limit(MOST_BOXES)
                .forEach(code -> Coded.parse(Element.class, code).ifPresent(knew::add));
        ComplaintDraft.Who who =
                new ComplaintDraft.Who(kind, shorten(caller, LONGEST_LINE), on, knew);
        Wrong wrong = Wrong.NOTHING;
        if (kind == null) {
            wrong = Wrong.of("respondent", words.get("write.error.respondent"));
        } else if (caller.length() > LONGEST_LINE) {
            wrong = Wrong.of("caller", words.get("ask.words.long", "most", LONGEST_LINE));
        } else if (on == null && !day.isBlank()) {
            wrong = Wrong.of("on", words.get("form.date"));
        }
        if (wrong != Wrong.NOTHING) {
            ComplaintDraft draft = there.get().draft().with(who);
            return page(
                    visit, 422, "write-who", states.who(words, draft, there.get().code(), wrong));
        }
        desk.save(key.orElseThrow(), each -> each.with(who));
        return go("/write/proof");
    }

    static String shorten(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }

    private static @Nullable LocalDate day(String text) {
        try {
            LocalDate day = LocalDate.parse(text.strip());
            return day.getYear() < 1990 || day.getYear() > 2100 ? null : day;
        } catch (DateTimeParseException e) {
            return null; // asked again unless empty
        }
    }
}
