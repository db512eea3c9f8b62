package org.whosaw.portal.web.hospital.complaints;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import org.whosaw.portal.complaint.ComplaintError;
import org.whosaw.portal.complaint.hospital.HospitalCases;
import org.whosaw.portal.hospital.HospitalError;
import org.whosaw.portal.identity.IdentityError;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.web.hospital.RefusedUiState;
import org.whosaw.portal.web.hospital.StaffAtDesk;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;
import org.whosaw.portal.web.hospital.complaints.ComplaintViews.Typed;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.session.WebPage;

/** Shows the desk what was addressed to it, one case, and takes questions and the answer. */
@Path("/desk/complaints")
@WebPage
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class ComplaintsPage {
    private final HospitalCases cases;
    private final ComplaintViews views;

    public ComplaintsPage(HospitalCases cases, Clock clock) {
        this.cases = cases;
        this.views = new ComplaintViews(clock);
    }

    /** Shows what is owed. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public PageView list(@Auth StaffAtDesk desk) {
        desk.require(Place.COMPLAINTS);
        return views.list(desk, cases.list(desk.principal()));
    }

    /** Opens a case. */
    @GET
    @Path("/{id}")
    @Consumes(MediaType.WILDCARD)
    public Response open(@Auth StaffAtDesk desk, @PathParam("id") String id) {
        return page(desk, id, 200, Typed.NOTHING);
    }

    private Response page(StaffAtDesk desk, String id, int status, Typed typed) {
        try {
            return Response.status(status)
                    .entity(views.one(desk, cases.open(desk.principal(), id), typed))
                    .build();
        } catch (PortalException e) {
            return refused(desk, e);
        }
    }

    private static Response refused(StaffAtDesk desk, PortalException e) {
        boolean own = e.errorCode() == ComplaintError.OWN_CASE;
        if (!own && e.errorCode() != HospitalError.DESK_NOT_LINKED) {
            throw e;
        }
        return RefusedUiState.page(
                desk, Place.COMPLAINTS, e, own ? "own-case" : "desk-not-linked", "desk-case.back");
    }

    /** Hands out a file, for saving alone: nothing of it is shown or run here. */
    @GET
    @Path("/{id}/files/{name}")
    @Consumes(MediaType.WILDCARD)
    public Response file(
            @Auth StaffAtDesk desk, @PathParam("id") String id, @PathParam("name") String name) {
        InputStream file = cases.evidence(desk.principal(), id, name);
        StreamingOutput body =
                out -> {
                    try (file) {
                        file.transferTo(out);
                    }
                };
        return Response.ok(body, MediaType.APPLICATION_OCTET_STREAM_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }

    private static Response back(String id) {
        return Response.seeOther(URI.create("/desk/complaints/" + id)).build();
    }

    /** Takes a case on. */
    @POST
    @Path("/{id}/take")
    public Response take(@Auth StaffAtDesk desk, @PathParam("id") String id) {
        cases.assign(desk.principal(), id);
        return back(id);
    }

    /** Asks her something. */
    @POST
    @Path("/{id}/ask")
    public Response ask(
            @Auth StaffAtDesk desk,
            @PathParam("id") String id,
            @FormParam("question") @DefaultValue("") String question) {
        try {
            cases.ask(desk.principal(), id, question);
        } catch (PortalException e) {
            if (e.errorCode() != KernelError.INVALID_FIELDS) {
                throw e;
            }
            String error = desk.words().get("desk-case.words");
            return page(desk, id, 422, new Typed(question, "", "", error, null, null));
        }
        return back(id);
    }

    /** Signs the answer. */
    @POST
    @Path("/{id}/answer")
    public Response answer(
            @Auth StaffAtDesk desk,
            @PathParam("id") String id,
            @FormParam("reason") @DefaultValue("") String reason,
            @FormParam("remedy") @DefaultValue("") String remedy,
            @FormParam("code") @DefaultValue("") String code) {
        try {
            cases.answer(desk.principal(), id, reason, remedy, code);
        } catch (PortalException e) {
            Words words = desk.words();
            if (e.errorCode() == KernelError.INVALID_FIELDS) {
                String error = words.get("desk-case.wrong");
                return page(desk, id, 422, new Typed("", reason, remedy, null, error, null));
            }
            if (e.errorCode() instanceof IdentityError) {
                String error = words.get("question.code.wrong");
                return page(desk, id, 422, new Typed("", reason, remedy, null, null, error));
            }
            throw e;
        }
        return back(id);
    }
}
