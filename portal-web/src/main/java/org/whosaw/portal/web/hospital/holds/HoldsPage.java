package org.whosaw.portal.web.hospital.holds;

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
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;
import org.whosaw.portal.retention.pruning.HoldDesk;
import org.whosaw.portal.retention.pruning.RetentionError;
import org.whosaw.portal.web.hospital.DeskForm;
import org.whosaw.portal.web.hospital.StaffAtDesk;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.session.WebPage;

/** Keeps what is due where a law asks for it, and lets it go by two members. */
@Path("/desk/holds")
@WebPage
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class HoldsPage {
    private final HoldDesk holds;

    public HoldsPage(HoldDesk holds) {
        this.holds = holds;
    }

    /** Shows what stands, and the form. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public PageView show(@Auth StaffAtDesk desk, @QueryParam("note") @Nullable String note) {
        desk.require(Place.HOLDS);
        return page(desk, note, Map.of(), Map.of());
    }

    private PageView page(
            StaffAtDesk desk,
            @Nullable String note,
            Map<String, String> typed,
            Map<String, String> wrong) {
        return new PageView(
                "hospital/holds",
                desk.chrome(desk.words().get("desk.place.holds"), Place.HOLDS.href()),
                new HoldsStates(desk).of(holds.standing(desk.principal()), note, typed, wrong));
    }

    /** Places a hold. */
    @POST
    @Path("/set")
    public Response set(@Auth StaffAtDesk desk, MultivaluedMap<String, String> form) {
        desk.require(Place.HOLDS);
        Map<String, String> typed = DeskForm.typed(form);
        boolean all = HoldsStates.ALL.equals(typed.get("about"));
        String mrn = typed.getOrDefault("mrn", "");
        try {
            if (!all && mrn.isEmpty()) {
                throw PortalException.ofFields(
                        KernelError.INVALID_FIELDS, List.of(new FieldError("mrn", "required")));
            }
            holds.set(
                    desk.principal(),
                    new HoldDesk.Asked(
                            all ? null : mrn,
                            typed.get("law"),
                            typed.get("reason"),
                            day(typed.get("reviewOn"))));
        } catch (PortalException e) {
            return Response.status(422).entity(page(desk, null, typed, DeskForm.wrong(e))).build();
        }
        return back("set");
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null; // no day is out of every range, and said so beside the field
        }
    }

    /** Takes that it still stands, and when the next time is. */
    @POST
    @Path("/review")
    public Response review(
            @Auth StaffAtDesk desk,
            @FormParam("hold") @DefaultValue("") String number,
            @FormParam("next") @DefaultValue("") String next) {
        desk.require(Place.HOLDS);
        return done("reviewed", () -> holds.review(desk.principal(), number, day(next)));
    }

    /** Asks to lift one. */
    @POST
    @Path("/ask")
    public Response ask(
            @Auth StaffAtDesk desk,
            @FormParam("hold") @DefaultValue("") String number,
            @FormParam("why") @DefaultValue("") String why) {
        desk.require(Place.HOLDS);
        return done(
                "lift-asked", () -> holds.askToLift(desk.principal(), number, DeskForm.cut(why)));
    }

    /** Lifts what another asked to lift. */
    @POST
    @Path("/lift")
    public Response lift(
            @Auth StaffAtDesk desk, @FormParam("hold") @DefaultValue("") String number) {
        desk.require(Place.HOLDS);
        return done("lifted", () -> holds.lift(desk.principal(), number));
    }

    private static Response done(String note, Runnable step) {
        try {
            step.run();
        } catch (PortalException e) {
            if (e.errorCode() == RetentionError.SECOND_PERSON) {
                return back("second-person");
            }
            if (e.errorCode() == RetentionError.MOVED_ON) {
                return back("moved-on");
            }
            if (e.errorCode() == KernelError.INVALID_FIELDS) {
                return back("incomplete");
            }
            throw e;
        }
        return back(note);
    }

    private static Response back(String note) {
        return Response.seeOther(URI.create("/desk/holds?note=" + note)).build();
    }
}
