package org.whosaw.portal.web.patient.stops;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.RevocationScope;
import org.whosaw.portal.consent.stop.Stop;
import org.whosaw.portal.consent.stop.StopDesk;
import org.whosaw.portal.consent.stop.StopError;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.web.page.Frame.Place;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.patient.stops.StopStates.Asked;
import org.whosaw.portal.web.session.SignedIn;
import org.whosaw.portal.web.session.WebPage;

/** Says what would stop and who would be told, and stops it with one tap more. */
@Path("/stop")
@WebPage
@Produces(MediaType.TEXT_HTML)
public final class StopPage {
    private final StopDesk desk;
    private final StopStates states;

    public StopPage(StopDesk desk, StopStates states) {
        this.desk = desk;
        this.states = states;
    }

    /** Shows what would stop; without a choice, everything. */
    @GET
    public PageView preview(
            @Auth SignedIn who,
            @QueryParam("recipient") @Nullable String recipient,
            @QueryParam("kind") @Nullable String kind) {
        return page(who, asked(who, recipient, kind), false);
    }

    private PageView page(SignedIn who, Asked asked, boolean nothing) {
        return new PageView(
                "patient/stop-preview",
                who.frame().chrome(who.words().get("stop.title"), Place.GIVEN),
                states.preview(who, asked, nothing));
    }

    private Asked asked(SignedIn who, @Nullable String recipient, @Nullable String kind) {
        if (recipient != null && !recipient.isEmpty()) {
            RecipientCard card = desk.recipient(who.subjects(), recipient);
            if (card == null) {
                throw new PortalException(KernelError.NOT_FOUND);
            }
            return new Asked(
                    RevocationScope.recipient(card.id()),
                    "recipient",
                    recipient,
                    who.words().language().named(card.name(), card.nameEn()));
        }
        if (kind != null && !kind.isEmpty()) {
            DataCategory category =
                    Coded.parse(DataCategory.class, kind)
                            .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
            return new Asked(
                    RevocationScope.kind(category),
                    "kind",
                    kind,
                    who.words().get("category." + kind));
        }
        return new Asked(RevocationScope.everything(), "everything", "true", null);
    }

    /** Stops it. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response stop(
            @Auth SignedIn who,
            @FormParam("recipient") @DefaultValue("") String recipient,
            @FormParam("kind") @DefaultValue("") String kind) {
        Asked asked = asked(who, recipient, kind);
        List<Stop> stops;
        try {
            stops = desk.stop(who.patient(), who.subjects(), asked.scope());
        } catch (PortalException e) {
            if (e.errorCode() != StopError.NOTHING_TO_STOP) {
                throw e;
            }
            return Response.status(422).entity(page(who, asked, true)).build();
        }
        URI next = URI.create(stops.size() == 1 ? "/stops/" + stops.get(0).number() : "/stops");
        return Response.seeOther(next).build();
    }
}
