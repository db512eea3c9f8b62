package org.whosaw.portal.web.hospital.questions;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.request.RequestError;
import org.whosaw.portal.request.ReviewAnswer;
import org.whosaw.portal.request.ReviewReason;
import org.whosaw.portal.request.RoutineReviews;
import org.whosaw.portal.web.hospital.StaffAtDesk;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.session.WebPage;

/** Starts routine reviews and shows what came of them. */
@Path("/desk/reviews")
@WebPage
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class ReviewsPage {
    private final RoutineReviews reviews;
    private final LinkView links;
    private final Clock clock;

    public ReviewsPage(RoutineReviews reviews, String baseUrl, Clock clock) {
        this.reviews = reviews;
        this.links = new LinkView(baseUrl);
        this.clock = clock;
    }

    /** Shows the latest. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public PageView show(@Auth StaffAtDesk desk) {
        desk.require(Place.QUESTIONS);
        return page(desk, Field.EMPTY, Field.EMPTY);
    }

    private PageView page(StaffAtDesk desk, Field access, Field mrn) {
        Words words = desk.words();
        return new PageView(
                "hospital/reviews",
                desk.chrome(words.get("reviews.headline"), "/desk/reviews"),
                new ReviewsUiState(
                        desk.bar(Place.QUESTIONS),
                        words.get("reviews.headline"),
                        access,
                        mrn,
                        reviews.latest(desk.principal()).stream()
                                .map(each -> line(desk, each))
                                .toList()));
    }

    private ReviewsUiState.Line line(StaffAtDesk desk, RoutineReviews.Entry entry) {
        QuestionViews lines = new QuestionViews(desk, clock);
        return new ReviewsUiState.Line(
                desk.times().moment(entry.review().madeAt()),
                desk.times().moment(entry.line().at()),
                lines.where(entry.line()),
                lines.who(entry.line()),
                state(desk.words(), entry));
    }

    private String state(Words words, RoutineReviews.Entry entry) {
        @Nullable ReviewAnswer answer = entry.review().answer();
        @Nullable ReviewReason reason = entry.review().reason();
        if (answer == null) {
            boolean over = !clock.instant().isBefore(entry.review().expiresAt());
            return words.get(over ? "reviews.over" : "question.page.open");
        }
        String said = words.get("review.answer." + answer.code());
        return reason == null
                ? said
                : said + words.get("sentence.comma") + words.get("review.reason." + reason.code());
    }

    /** Starts the review of one look. */
    @POST
    @Path("/start")
    public Response start(
            @Auth StaffAtDesk desk,
            @FormParam("access") @DefaultValue("") String access,
            @FormParam("mrn") @DefaultValue("") String mrn) {
        desk.require(Place.QUESTIONS);
        return QuestionsPage.guarded(
                desk,
                () -> {
                    try {
                        return Response.ok(
                                        links.of(
                                                desk,
                                                reviews.start(
                                                        desk.principal(),
                                                        shorten(access),
                                                        shorten(mrn),
                                                        links::address),
                                                "/desk/reviews"))
                                .build();
                    } catch (PortalException e) {
                        if (e.errorCode() != RequestError.NO_SUCH_LINE) {
                            throw e;
                        }
                        String text = desk.words().get("reviews.none");
                        return Response.status(422)
                                .entity(
                                        page(
                                                desk,
                                                new Field(shorten(access), text),
                                                new Field("", null)))
                                .build();
                    }
                });
    }

    /** Draws a look by lot and starts its review. */
    @POST
    @Path("/draw")
    public Response draw(@Auth StaffAtDesk desk) {
        desk.require(Place.QUESTIONS);
        return QuestionsPage.guarded(
                desk,
                () ->
                        reviews.draw(desk.principal(), links::address)
                                .map(
                                        made ->
                                                Response.ok(links.of(desk, made, "/desk/reviews"))
                                                        .build())
                                .orElseGet(
                                        () ->
                                                Response.seeOther(URI.create("/desk/reviews"))
                                                        .build()));
    }

    private static String shorten(String typed) {
        return typed.length() > 64 ? typed.substring(0, 64) : typed;
    }
}
