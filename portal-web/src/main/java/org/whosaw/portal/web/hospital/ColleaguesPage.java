package org.whosaw.portal.web.hospital;

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
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.staff.StaffRegistry;
import org.whosaw.portal.identity.staff.StaffRegistry.Staff;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.web.hospital.ColleaguesUiState.Colleague;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.session.WebPage;

/** Shows the hospital's staff to a privacy officer or IT, and unlocks. */
@Path("/desk/staff")
@WebPage
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class ColleaguesPage {
    private final StaffRegistry registry;

    public ColleaguesPage(StaffRegistry registry) {
        this.registry = registry;
    }

    /** Shows who may sign in, and who is locked. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public PageView show(@Auth StaffAtDesk desk, @QueryParam("note") @Nullable String note) {
        desk.require(Place.STAFF);
        Words words = desk.words();
        List<Colleague> all =
                registry.ofHospital(desk.hospital().id()).stream()
                        .map(staff -> colleague(desk, staff))
                        .toList();
        long locked = all.stream().filter(Colleague::locked).count();
        return new PageView(
                "hospital/colleagues",
                desk.chrome(words.get("desk.place.staff"), Place.STAFF.href()),
                new ColleaguesUiState(
                        desk.bar(Place.STAFF),
                        words.get("colleagues.headline", "count", locked),
                        "unlocked".equals(note)
                                ? new Note(Icon.CHECK, Tone.GOOD, words.get("colleagues.unlocked"))
                                : null,
                        all));
    }

    private static Colleague colleague(StaffAtDesk desk, Staff staff) {
        Instant until = staff.lockedUntil();
        return new Colleague(
                Long.toString(staff.id()),
                staff.login(),
                desk.roles(staff),
                until == null
                        ? desk.words().get("colleagues.open")
                        : desk.words().get("colleagues.locked", "time", desk.times().moment(until)),
                until != null);
    }

    /** Opens a colleague's lock. */
    @POST
    @Path("/unlock")
    public Response unlock(
            @Auth StaffAtDesk desk, @FormParam("staff") @DefaultValue("") String id) {
        desk.require(Place.STAFF);
        if (!id.matches("[0-9]{1,18}")) {
            throw new PortalException(KernelError.NOT_FOUND);
        }
        registry.unlock(desk.hospital().id(), Long.parseLong(id));
        return Response.seeOther(URI.create("/desk/staff?note=unlocked")).build();
    }
}
