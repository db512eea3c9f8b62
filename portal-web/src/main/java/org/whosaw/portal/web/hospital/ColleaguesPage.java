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
import org.whosaw.portal.hospital.DeskStaff;
import org.whosaw.portal.identity.staff.StaffRegistry;
import org.whosaw.portal.identity.staff.StaffRegistry.Staff;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.web.hospital.ColleaguesUiState.Colleague;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.session.WebPage;

/** Shows the hospital's staff to a privacy officer or IT, unlocks, and says who a colleague is. */
@Path("/desk/staff")
@WebPage
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class ColleaguesPage {
    private static final int LONGEST = 64;

    private final StaffRegistry registry;
    private final DeskStaff deskStaff;

    public ColleaguesPage(StaffRegistry registry, DeskStaff deskStaff) {
        this.registry = registry;
        this.deskStaff = deskStaff;
    }

    /** A number that was typed for a colleague and is wrong. */
    private record Typed(long staff, Field field) {
        static final Typed NOTHING = new Typed(0, Field.EMPTY);
    }

    /** Shows who may sign in, and who is locked. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public PageView show(@Auth StaffAtDesk desk, @QueryParam("note") @Nullable String note) {
        desk.require(Place.STAFF);
        return page(desk, note, Typed.NOTHING);
    }

    private PageView page(StaffAtDesk desk, @Nullable String note, Typed typed) {
        Words words = desk.words();
        List<Colleague> all =
                registry.ofHospital(desk.hospital().id()).stream()
                        .map(staff -> colleague(desk, staff, typed))
                        .toList();
        long locked = all.stream().filter(Colleague::locked).count();
        return new PageView(
                "hospital/colleagues",
                desk.chrome(words.get("desk.place.staff"), Place.STAFF.href()),
                new ColleaguesUiState(
                        desk.bar(Place.STAFF),
                        words.get("colleagues.headline", "count", locked),
                        "unlocked".equals(note) || "linked".equals(note)
                                ? new Note(Icon.CHECK, Tone.GOOD, words.get("colleagues." + note))
                                : null,
                        all));
    }

    private Colleague colleague(StaffAtDesk desk, Staff staff, Typed typed) {
        Instant until = staff.lockedUntil();
        boolean known = deskStaff.isLinked(staff.id());
        boolean herself = staff.id() == desk.principal().staffUserId();
        String who = known ? "known" : herself ? "herself" : "unknown";
        return new Colleague(
                Long.toString(staff.id()),
                staff.login(),
                desk.roles(staff),
                until == null
                        ? desk.words().get("colleagues.open")
                        : desk.words().get("colleagues.locked", "time", desk.times().moment(until)),
                until != null,
                desk.words().get("colleagues.who." + who),
                !known && !herself,
                typed.staff() == staff.id() ? typed.field() : Field.EMPTY);
    }

    /** Says who in the directory a colleague is. */
    @POST
    @Path("/link")
    public Response link(
            @Auth StaffAtDesk desk,
            @FormParam("staff") @DefaultValue("") String id,
            @FormParam("number") @DefaultValue("") String number) {
        desk.require(Place.STAFF);
        long staff = number(id);
        String typed = number.length() > LONGEST ? number.substring(0, LONGEST) : number.strip();
        try {
            deskStaff.linkColleague(desk.principal(), staff, typed);
        } catch (PortalException e) {
            if (e.errorCode() != KernelError.INVALID_FIELDS) {
                throw e;
            }
            Field wrong = new Field(typed, desk.words().get("colleagues.number.unknown"));
            return Response.status(422).entity(page(desk, null, new Typed(staff, wrong))).build();
        }
        return Response.seeOther(URI.create("/desk/staff?note=linked")).build();
    }

    private static long number(String id) {
        if (!id.matches("[0-9]{1,18}")) {
            throw new PortalException(KernelError.NOT_FOUND);
        }
        return Long.parseLong(id);
    }

    /** Opens a colleague's lock. */
    @POST
    @Path("/unlock")
    public Response unlock(
            @Auth StaffAtDesk desk, @FormParam("staff") @DefaultValue("") String id) {
        desk.require(Place.STAFF);
        registry.unlock(desk.hospital().id(), number(id));
        return Response.seeOther(URI.create("/desk/staff?note=unlocked")).build();
    }
}
