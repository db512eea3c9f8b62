package org.whosaw.portal.web.hospital.withheld;

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
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.withheld.EntryKind;
import org.whosaw.portal.hospital.withheld.WithheldDesk;
import org.whosaw.portal.hospital.withheld.WithheldError;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.web.hospital.DeskForm;
import org.whosaw.portal.web.hospital.StaffAtDesk;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.session.WebPage;

/** Puts notices off where a law asks for it, by two people, and ends it. */
@Path("/desk/withheld")
@WebPage
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class WithheldPage {
    private final WithheldDesk withheld;

    public WithheldPage(WithheldDesk withheld) {
        this.withheld = withheld;
    }

    /** Shows what is put off and what waits for a second person. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public PageView show(@Auth StaffAtDesk desk, @QueryParam("note") @Nullable String note) {
        desk.require(Place.WITHHELD);
        return page(desk, note, Map.of(), Map.of());
    }

    private PageView page(
            StaffAtDesk desk,
            @Nullable String note,
            Map<String, String> typed,
            Map<String, String> wrong) {
        return new PageView(
                "hospital/withheld",
                desk.chrome(desk.words().get("desk.place.withheld"), Place.WITHHELD.href()),
                new WithheldStates(desk).of(withheld.open(desk.principal()), note, typed, wrong));
    }

    /** Takes what one member asks for. */
    @POST
    @Path("/propose")
    public Response propose(@Auth StaffAtDesk desk, MultivaluedMap<String, String> form) {
        desk.require(Place.WITHHELD);
        Map<String, String> typed = DeskForm.typed(form);
        try {
            withheld.propose(
                    desk.principal(),
                    new WithheldDesk.Proposal(
                            Coded.parse(EntryKind.class, text(typed, "kind"))
                                    .orElse(EntryKind.ACCESS),
                            text(typed, "system"),
                            text(typed, "sourceEventId"),
                            text(typed, "mrn"),
                            text(typed, "law"),
                            text(typed, "article"),
                            day(text(typed, "until")),
                            day(text(typed, "reviewOn")),
                            text(typed, "why")));
        } catch (PortalException e) {
            return Response.status(422).entity(page(desk, null, typed, DeskForm.wrong(e))).build();
        }
        return back("proposed");
    }

    private static String text(Map<String, String> typed, String name) {
        return typed.getOrDefault(name, "");
    }

    /** Returns when a day begins in the hospital; a text that is none lies out of every range. */
    private static Instant day(String text) {
        try {
            return LocalDate.parse(text).atStartOfDay(ChinaTime.ZONE).toInstant();
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    /** Approves what another asked for. */
    @POST
    @Path("/approve")
    public Response approve(
            @Auth StaffAtDesk desk, @FormParam("deferral") @DefaultValue("") String number) {
        desk.require(Place.WITHHELD);
        return done("approved", () -> withheld.approve(desk.principal(), number));
    }

    /** Declines what was asked for. */
    @POST
    @Path("/decline")
    public Response decline(
            @Auth StaffAtDesk desk, @FormParam("deferral") @DefaultValue("") String number) {
        desk.require(Place.WITHHELD);
        return done("declined", () -> withheld.decline(desk.principal(), number));
    }

    /** Takes that it was looked at again, and when the next time is. */
    @POST
    @Path("/review")
    public Response review(
            @Auth StaffAtDesk desk,
            @FormParam("deferral") @DefaultValue("") String number,
            @FormParam("next") @DefaultValue("") String next) {
        desk.require(Place.WITHHELD);
        return done("reviewed", () -> withheld.review(desk.principal(), number, day(next)));
    }

    /** Ends it before its day. */
    @POST
    @Path("/lift")
    public Response lift(
            @Auth StaffAtDesk desk,
            @FormParam("deferral") @DefaultValue("") String number,
            @FormParam("why") @DefaultValue("") String why) {
        desk.require(Place.WITHHELD);
        return done("lifted", () -> withheld.lift(desk.principal(), number, DeskForm.cut(why)));
    }

    private static Response done(String note, Runnable step) {
        try {
            step.run();
        } catch (PortalException e) {
            if (e.errorCode() == WithheldError.SECOND_PERSON) {
                return back("second-person");
            }
            if (e.errorCode() == WithheldError.MOVED_ON) {
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
        return Response.seeOther(URI.create("/desk/withheld?note=" + note)).build();
    }
}
