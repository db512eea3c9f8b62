package org.whosaw.portal.web.hospital.questions;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccessTimeline;
import org.whosaw.portal.hospital.HospitalError;
import org.whosaw.portal.identity.IdentityError;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.request.AnswerOutcome;
import org.whosaw.portal.request.QuestionDesk;
import org.whosaw.portal.request.RequestError;
import org.whosaw.portal.web.hospital.RefusedUiState;
import org.whosaw.portal.web.hospital.StaffAtDesk;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;
import org.whosaw.portal.web.hospital.questions.CaseViews.Typed;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.session.WebPage;

/** Shows the desk its questions, one case, and takes the signed answer. */
@Path("/desk/questions")
@WebPage
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class QuestionsPage {
    private final QuestionDesk questions;
    private final CaseViews cases;
    private final LinkView links;
    private final Clock clock;

    public QuestionsPage(
            QuestionDesk questions, AccessTimeline timeline, String baseUrl, Clock clock) {
        this.questions = questions;
        this.cases = new CaseViews(timeline, clock);
        this.links = new LinkView(baseUrl);
        this.clock = clock;
    }

    /** Shows what is owed. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public PageView list(@Auth StaffAtDesk desk, @QueryParam("note") @Nullable String note) {
        desk.require(Place.QUESTIONS);
        return new QuestionViews(desk, clock).list(questions.owed(desk.principal()), note);
    }

    /** Opens a case; what is not hers to handle is not found. */
    @GET
    @Path("/{id}")
    @Consumes(MediaType.WILDCARD)
    public Response open(@Auth StaffAtDesk desk, @PathParam("id") String id) {
        return guarded(desk, () -> Response.ok(page(desk, id, Typed.NOTHING)).build());
    }

    private PageView page(StaffAtDesk desk, String id, Typed typed) {
        return cases.of(desk, questions.open(desk.principal(), id), typed);
    }

    /** Makes the one-time page of the person who looked. */
    @POST
    @Path("/{id}/ask")
    public Response ask(
            @Auth StaffAtDesk desk,
            @PathParam("id") String id,
            @FormParam("phone") @DefaultValue("") String phone) {
        return guarded(
                desk,
                () -> {
                    try {
                        return Response.ok(
                                        links.of(
                                                desk,
                                                questions.ask(
                                                        desk.principal(),
                                                        id,
                                                        phone,
                                                        links::address),
                                                "/desk/questions/" + id))
                                .build();
                    } catch (PortalException e) {
                        if (e.errorCode() != KernelError.INVALID_FIELDS) {
                            throw e;
                        }
                        Field wrong =
                                new Field(
                                        shorten(phone, 20),
                                        desk.words().get("counter.phone.unreadable"));
                        return again(desk, id, new Typed(wrong, null, Field.EMPTY, Field.EMPTY));
                    }
                });
    }

    /** Takes the answer. */
    @POST
    @Path("/{id}/answer")
    public Response answer(
            @Auth StaffAtDesk desk,
            @PathParam("id") String id,
            @FormParam("outcome") @DefaultValue("") String outcome,
            @FormParam("text") @DefaultValue("") String typed,
            @FormParam("code") @DefaultValue("") String code) {
        Words words = desk.words();
        String text = shorten(typed.replace("\r\n", "\n"), QuestionDesk.LONGEST_ANSWER);
        @Nullable AnswerOutcome chosen = Coded.parse(AnswerOutcome.class, outcome).orElse(null);
        return guarded(
                desk,
                () -> {
                    if (chosen == null || text.isBlank()) {
                        String missing =
                                words.get(chosen == null ? "question.no-outcome" : "form.empty");
                        return again(
                                desk,
                                id,
                                new Typed(
                                        Field.EMPTY,
                                        chosen,
                                        new Field(text, missing),
                                        Field.EMPTY));
                    }
                    try {
                        questions.answer(desk.principal(), id, chosen, text, shorten(code, 10));
                        return Response.seeOther(URI.create("/desk/questions?note=answered"))
                                .build();
                    } catch (PortalException e) {
                        if (e.errorCode() != IdentityError.STAFF_CODE_WRONG) {
                            throw e;
                        }
                        return again(
                                desk,
                                id,
                                new Typed(
                                        Field.EMPTY,
                                        chosen,
                                        new Field(text, null),
                                        new Field("", words.get("question.code.wrong"))));
                    }
                });
    }

    private Response again(StaffAtDesk desk, String id, Typed typed) {
        return Response.status(422).entity(page(desk, id, typed)).build();
    }

    private static String shorten(String typed, int most) {
        return typed.length() > most ? typed.substring(0, most) : typed;
    }

    /** An action on a case. */
    @FunctionalInterface
    interface Action {
        Response run();
    }

    /** Says in words for the desk why a case is not for this member, or went on. */
    static Response guarded(StaffAtDesk desk, Action action) {
        try {
            return action.run();
        } catch (PortalException e) {
            boolean unlinked = e.errorCode() == HospitalError.DESK_NOT_LINKED;
            if (!unlinked && !(e.errorCode() instanceof RequestError)) {
                throw e;
            }
            String code = e.errorCode().code();
            return RefusedUiState.page(
                    desk,
                    Place.QUESTIONS,
                    e,
                    code.substring(code.indexOf('.') + 1),
                    "question.back");
        }
    }
}
