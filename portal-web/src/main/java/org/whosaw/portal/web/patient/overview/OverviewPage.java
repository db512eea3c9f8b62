package org.whosaw.portal.web.patient.overview;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccessWindow;
import org.whosaw.portal.web.page.Frame.Place;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.patient.Windows;
import org.whosaw.portal.web.session.SignedIn;
import org.whosaw.portal.web.session.WebPage;

/** Answers who opened her information, first of all. */
@Path("/overview")
@WebPage
@Produces(MediaType.TEXT_HTML)
public final class OverviewPage {
    private final OverviewStates states;

    public OverviewPage(OverviewStates states) {
        this.states = states;
    }

    /** Shows one window, or the best one. */
    @GET
    public PageView show(@Auth SignedIn who, @QueryParam("window") @Nullable String window) {
        AccessWindow asked = Windows.parse(window).orElse(null);
        return new PageView(
                "patient/overview",
                who.frame().chrome(who.words().get("nav.overview"), Place.OVERVIEW),
                states.of(who, asked));
    }
}
