package org.whosaw.portal.web.open.track;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.app.Handover;
import org.whosaw.portal.complaint.ComplaintError;
import org.whosaw.portal.complaint.course.ComplaintStep;
import org.whosaw.portal.complaint.desk.ComplaintBody;
import org.whosaw.portal.complaint.desk.ComplaintDesk;
import org.whosaw.portal.crypto.CodeKeys.CodeKey;
import org.whosaw.portal.identity.Open;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.web.open.write.Paper;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.session.Visit;
import org.whosaw.portal.web.session.WebPage;

/** Shows to which further authority what goes, and takes her word for it. */
@Path("/track/further")
@WebPage
@Open("the code is the key, and there is no other")
@Produces(MediaType.TEXT_HTML)
public final class FurtherPage {
    private final ComplaintDesk desk;
    private final Handover handover;
    private final TrackStates states;

    public FurtherPage(ComplaintDesk desk, Handover handover, TrackStates states) {
        this.desk = desk;
        this.handover = handover;
        this.states = states;
    }

    private static Response back() {
        return Response.seeOther(URI.create("/track/now")).build();
    }

    private static ComplaintStep step(String code) {
        return Coded.parse(ComplaintStep.class, code)
                .filter(each -> each == ComplaintStep.COPIED)
                .orElse(ComplaintStep.TAKEN_FURTHER);
    }

    /** Shows it once more before it goes. */
    @GET
    public Response show(
            @Context ContainerRequestContext request,
            @QueryParam("step") @DefaultValue("") String code,
            @QueryParam("authority") @DefaultValue("") String authority) {
        return Paper.of(request, desk)
                .map(key -> page(Visit.of(request), 200, key, step(code), authority, null))
                .orElseGet(FurtherPage::back);
    }

    private Response page(
            Visit visit,
            int status,
            CodeKey key,
            ComplaintStep step,
            String authority,
            @Nullable String problem) {
        ComplaintBody body = desk.find(key).body();
        return states.further(visit.words(), body, step, authority, problem)
                .map(
                        state ->
                                Response.status(status)
                                        .entity(
                                                new PageView(
                                                        "open/track-further",
                                                        visit.frame().quietChrome(),
                                                        state))
                                        .build())
                .orElseGet(FurtherPage::back);
    }

    /** Takes it there, or makes it ready for her hand. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response go(
            @Context ContainerRequestContext request,
            @FormParam("step") @DefaultValue("") String code,
            @FormParam("authority") @DefaultValue("") String authority,
            @FormParam("confirmed") @DefaultValue("") String confirmed) {
        Optional<CodeKey> key = Paper.of(request, desk);
        if (key.isEmpty()) {
            return back();
        }
        Visit visit = Visit.of(request);
        try {
            desk.takeTo(key.get(), step(code), authority, confirmed);
        } catch (PortalException e) {
            if (e.errorCode() == ComplaintError.WENT_ON) {
                return back();
            }
            if (e.errorCode() != KernelError.INVALID_FIELDS) {
                throw e;
            }
            String problem = visit.words().get("track.further.error." + e.fields().get(0).code());
            return page(visit, 422, key.get(), step(code), authority, problem);
        }
        handover.standing(key.get());
        return back();
    }
}
