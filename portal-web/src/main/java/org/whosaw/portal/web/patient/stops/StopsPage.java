package org.whosaw.portal.web.patient.stops;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.whosaw.portal.consent.stop.Stop;
import org.whosaw.portal.consent.stop.StopDesk;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.web.page.Frame.Place;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.session.SignedIn;
import org.whosaw.portal.web.session.WebPage;

/** Lists what she stopped, and shows where a stop is in force. */
@Path("/stops")
@WebPage
@Produces(MediaType.TEXT_HTML)
public final class StopsPage {
    private final StopDesk desk;
    private final StopStates states;

    public StopsPage(StopDesk desk, StopStates states) {
        this.desk = desk;
        this.states = states;
    }

    /** Lists. */
    @GET
    public PageView list(@Auth SignedIn who) {
        return new PageView(
                "patient/stops",
                who.frame().chrome(who.words().get("stop.title"), Place.GIVEN),
                states.list(who));
    }

    /** Shows one. */
    @GET
    @Path("/{id}")
    public PageView one(@Auth SignedIn who, @PathParam("id") String id) {
        Stop stop = desk.find(who.patient(), id);
        if (who.subjects().stream().noneMatch(each -> each.person().equals(stop.person()))) {
            throw new PortalException(KernelError.NOT_FOUND);
        }
        return new PageView(
                "patient/stop",
                who.frame().chrome(who.words().get("stop.title"), Place.GIVEN),
                states.one(who, stop));
    }
}
