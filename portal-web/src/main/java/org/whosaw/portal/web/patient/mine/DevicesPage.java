package org.whosaw.portal.web.patient.mine;

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
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.session.Devices;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Frame.Place;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.session.Cookies;
import org.whosaw.portal.web.session.SignedIn;
import org.whosaw.portal.web.session.WebPage;

/** Shows where she is signed in and signs out the rest. */
@Path("/devices")
@WebPage
@Produces(MediaType.TEXT_HTML)
public final class DevicesPage {
    private final Devices devices;
    private final Clock clock;

    public DevicesPage(Devices devices, Clock clock) {
        this.devices = devices;
        this.clock = clock;
    }

    /** Shows the devices, last seen first. */
    @GET
    public PageView show(@Auth SignedIn who, @QueryParam("note") @Nullable String note) {
        Words words = who.words();
        Times times = new Times(words, clock);
        List<DevicesUiState.Device> list =
                devices.of(who.patient()).stream().map(each -> device(each, words, times)).toList();
        Note done =
                "done".equals(note)
                        ? new Note(Icon.CHECK, Tone.GOOD, words.get("devices.done"))
                        : null;
        return new PageView(
                "patient/devices",
                who.frame().chrome(words.get("mine.devices"), Place.MINE),
                new DevicesUiState(
                        words.get("devices.headline", "count", list.size()), done, list));
    }

    private static DevicesUiState.Device device(Devices.Device device, Words words, Times times) {
        String kind = words.get(device.page() ? "device.web" : "device.app");
        return new DevicesUiState.Device(
                Ids.format(IdPrefix.DEVICE, device.sessionId()),
                device.name().isEmpty() ? kind : device.name() + " · " + kind,
                words.get("devices.seen", "when", times.moment(device.seenAt())),
                device.here());
    }

    /** Signs one device out. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signOut(
            @Auth SignedIn who, @FormParam("device") @DefaultValue("") String device) {
        Ids.parse(IdPrefix.DEVICE, device).ifPresent(id -> devices.signOut(who.patient(), id));
        return Response.seeOther(URI.create("/devices?note=done")).build();
    }

    /** Signs her out everywhere, here too. */
    @POST
    @Path("/all")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signOutEverywhere(@Auth SignedIn who) {
        devices.signOutEverywhere(who.patient(), true);
        return Response.seeOther(URI.create("/sign-in?note=everywhere-out"))
                .cookie(Cookies.SESSION.gone(), Cookies.SUBJECT.gone())
                .build();
    }
}
