package org.whosaw.portal.web.patient.given;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Frame.Place;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.session.SignedIn;
import org.whosaw.portal.web.session.WebPage;

/** Lists the outside parties that received data, and shows one of them in full. */
@Path("/given")
@WebPage
@Produces(MediaType.TEXT_HTML)
public final class GivenPage {
    private final GivenStates states;
    private final RecipientStates recipients;

    public GivenPage(GivenStates states, RecipientStates recipients) {
        this.states = states;
        this.recipients = recipients;
    }

    /** Shows every party as a card. */
    @GET
    public PageView list(@Auth SignedIn who) {
        return new PageView(
                "patient/given",
                who.frame().chrome(who.words().get("nav.given"), Place.GIVEN),
                states.of(who));
    }

    /** Shows one party; one that received nothing about her is not found. */
    @GET
    @Path("/{recipient}")
    public PageView one(
            @Auth SignedIn who,
            @PathParam("recipient") String recipient,
            @QueryParam("cursor") @Nullable String cursor) {
        return new PageView(
                "patient/recipient",
                who.frame().chrome(who.words().get("nav.given"), Place.GIVEN),
                recipients.of(who, recipient, cursor));
    }
}
