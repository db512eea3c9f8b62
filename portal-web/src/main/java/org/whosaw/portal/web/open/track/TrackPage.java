package org.whosaw.portal.web.open.track;

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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.app.Handover;
import org.whosaw.portal.app.Handover.Standing;
import org.whosaw.portal.complaint.ComplaintError;
import org.whosaw.portal.complaint.course.ComplaintState;
import org.whosaw.portal.complaint.course.ComplaintStep;
import org.whosaw.portal.complaint.desk.ComplaintDesk;
import org.whosaw.portal.crypto.CodeKeys.CodeKey;
import org.whosaw.portal.identity.Open;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.ledger.receipt.ReceiptFile;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.open.write.Paper;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.session.FormProblems;
import org.whosaw.portal.web.session.Visit;
import org.whosaw.portal.web.session.WebPage;

/** Takes a code, shows where the complaint stands, and notes what she learned. */
@Path("/track")
@WebPage
@Open("the code is the key, and there is no other")
@Produces(MediaType.TEXT_HTML)
public final class TrackPage {
    private static final String REPLY = "reply";

    private final ComplaintDesk desk;
    private final Handover handover;
    private final TrackStates states;

    public TrackPage(ComplaintDesk desk, Handover handover, TrackStates states) {
        this.desk = desk;
        this.handover = handover;
        this.states = states;
    }

    private static Response page(Visit visit, int status, String template, Object state) {
        return Response.status(status)
                .entity(new PageView("open/" + template, visit.frame().quietChrome(), state))
                .build();
    }

    /** Asks for the code. */
    @GET
    public Response ask(@Context ContainerRequestContext request) {
        return page(Visit.of(request), 200, "track", new TrackUiState.Enter(Field.EMPTY));
    }

    /** Opens it. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response enter(
            @Context ContainerRequestContext request,
            @Context HttpServletRequest servlet,
            @FormParam("code") @DefaultValue("") String code) {
        Visit visit = Visit.of(request);
        try {
            CodeKey key = desk.enter(code, servlet.getRemoteAddr());
            boolean draft = desk.find(key).body().state().isDraft();
            return Response.seeOther(URI.create(draft ? "/write" : "/track/now"))
                    .cookie(Paper.open(key))
                    .build();
        } catch (PortalException e) {
            boolean unknown = e.errorCode() == ComplaintError.NO_SUCH_CODE;
            String said =
                    unknown
                            ? visit.words().get("track.error.code")
                            : FormProblems.text(visit.words(), e);
            return page(
                    visit,
                    unknown ? 422 : FormProblems.status(e),
                    "track",
                    new TrackUiState.Enter(new Field("", said)));
        }
    }

    private Optional<Standing> filed(ContainerRequestContext request) {
        return Paper.of(request, desk)
                .map(handover::standing)
                .filter(each -> !each.tracked().body().state().isDraft());
    }

    private static Response back() {
        return Response.seeOther(URI.create("/track")).build();
    }

    /** Shows where it stands. */
    @GET
    @Path("/now")
    public Response now(@Context ContainerRequestContext request) {
        Visit visit = Visit.of(request);
        return filed(request)
                .map(each -> page(visit, 200, "track-now", states.of(visit.words(), each, null)))
                .orElseGet(TrackPage::back);
    }

    /** Notes what she learned. */
    @POST
    @Path("/now")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response move(
            @Context ContainerRequestContext request,
            @FormParam("step") @DefaultValue("") String code,
            @FormParam("reference") @DefaultValue("") String reference,
            @FormParam("words") @DefaultValue("") String typed,
            @FormParam("authority") @DefaultValue("") String authority) {
        Visit visit = Visit.of(request);
        Optional<CodeKey> key = Paper.of(request, desk);
        Optional<Standing> there = filed(request);
        if (key.isEmpty() || there.isEmpty()) {
            return back();
        }
        if (code.equals(REPLY)) {
            return reply(visit, key.get(), there.get(), typed);
        }
        ComplaintStep step = Coded.parse(ComplaintStep.class, code).orElse(ComplaintStep.BEGUN);
        if (step == ComplaintStep.HANDED_OVER) {
            desk.handedOver(key.get());
            return Response.seeOther(URI.create("/track/now")).build();
        }
        if (step == ComplaintStep.WITHDRAWN) {
            handover.takeBack(key.get());
        }
        try {
            desk.step(
                    key.get(),
                    step,
                    none(authority),
                    none(reference.strip()),
                    none(typed.strip().replace("\r\n", "\n")));
        } catch (PortalException e) {
            return refused(visit, there.get(), e);
        }
        return Response.seeOther(URI.create("/track/now")).build();
    }

    private static @Nullable String none(String text) {
        return text.isEmpty() ? null : text;
    }

    private Response refused(Visit visit, Standing tracked, PortalException e) {
        Words words = visit.words();
        String key;
        if (e.errorCode() == KernelError.INVALID_FIELDS) {
            key = "track.error." + e.fields().get(0).field();
        } else if (e.errorCode() == ComplaintError.WENT_ON) {
            key = "track.error.step";
        } else {
            throw e;
        }
        return page(visit, 422, "track-now", states.of(words, tracked, words.get(key)));
    }

    /** Writes to the hospital's desk. */
    private Response reply(Visit visit, CodeKey key, Standing there, String typed) {
        try {
            desk.replyToHospital(key, typed);
        } catch (PortalException e) {
            Words words = visit.words();
            if (e.errorCode() != KernelError.INVALID_FIELDS
                    && e.errorCode() != ComplaintError.WENT_ON) {
                throw e;
            }
            return page(
                    visit,
                    422,
                    "track-now",
                    states.of(words, there, words.get("track.error.words")));
        }
        return Response.seeOther(URI.create("/track/now")).build();
    }

    /** Hands out the receipt that is there at once. */
    @GET
    @Path("/receipt")
    public Response receipt(@Context ContainerRequestContext request) {
        return Paper.of(request, desk)
                .flatMap(desk::receipt)
                .map(
                        bytes ->
                                Response.ok(bytes, MediaType.TEXT_PLAIN_TYPE.withCharset("utf-8"))
                                        .header(
                                                HttpHeaders.CONTENT_DISPOSITION,
                                                "attachment; filename=\"receipt.txt\"")
                                        .build())
                .orElseGet(TrackPage::back);
    }

    /** Hands out the receipt with the proof of every step. */
    @GET
    @Path("/proof")
    public Response proof(@Context ContainerRequestContext request) {
        Optional<CodeKey> key = Paper.of(request, desk);
        if (key.isEmpty() || desk.find(key.get()).body().state() == ComplaintState.DRAFT) {
            return back();
        }
        return Response.ok(ReceiptFile.write(desk.proof(key.get())), MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"receipt.json\"")
                .build();
    }
}
