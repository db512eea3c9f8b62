package org.whosaw.portal.web.patient.coverage;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.whosaw.portal.web.page.Frame.Place;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.session.SignedIn;
import org.whosaw.portal.web.session.WebPage;

/** Says which systems feed the list, and what is missing. */
@Path("/coverage")
@WebPage
@Produces(MediaType.TEXT_HTML)
public final class CoveragePage {
    private final CoverageStates states;

    public CoveragePage(CoverageStates states) {
        this.states = states;
    }

    /** Shows the coverage of the open list. */
    @GET
    public PageView show(@Auth SignedIn who) {
        return new PageView(
                "patient/coverage",
                who.frame().chrome(who.words().get("coverage.headline"), Place.ACCESSES),
                states.of(who));
    }
}
