package org.whosaw.portal.web.patient.asking;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.request.Request;
import org.whosaw.portal.request.RequestDesk;
import org.whosaw.portal.web.page.Frame.Place;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.session.SignedIn;
import org.whosaw.portal.web.session.WebPage;

/** Shows where a question stands. */
@Path("/matters/{id}")
@WebPage
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class MatterPage {
    private final RequestDesk desk;
    private final MatterStates states;

    public MatterPage(RequestDesk desk, MatterStates states) {
        this.desk = desk;
        this.states = states;
    }

    /** Shows it. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public PageView show(
            @Auth SignedIn who,
            @PathParam("id") String id,
            @QueryParam("note") @Nullable String note) {
        return new PageView(
                "patient/matter",
                who.frame().chrome(who.words().get("nav.mine"), Place.MINE),
                states.of(who, desk.find(who.patient(), id), note));
    }

    /** Gives the signed answer as a file, which anybody can check against the published key. */
    @GET
    @Path("/answer")
    @Consumes(MediaType.WILDCARD)
    public Response answer(@Auth SignedIn who, @PathParam("id") String id) {
        Request request = desk.find(who.patient(), id);
        String signed = request.signedAnswer();
        if (signed == null) {
            throw new PortalException(KernelError.NOT_FOUND);
        }
        String file = "attachment; filename=\"" + request.number() + ".jws\"";
        // Not @Produces: a browser asks for a page and saves what comes.
        return Response.ok(signed, "application/jose")
                .header(HttpHeaders.CONTENT_DISPOSITION, file)
                .build();
    }

    /** Waits for her discharge no longer. */
    @POST
    @Path("/now")
    public Response now(@Auth SignedIn who, @PathParam("id") String id) {
        String number = desk.sendNow(who.patient(), id).number();
        return Response.seeOther(URI.create("/matters/" + number + "?note=sent")).build();
    }

    /** Takes it back. */
    @POST
    @Path("/withdraw")
    public Response withdraw(@Auth SignedIn who, @PathParam("id") String id) {
        String number = desk.withdraw(who.patient(), id).number();
        return Response.seeOther(URI.create("/matters/" + number)).build();
    }
}
