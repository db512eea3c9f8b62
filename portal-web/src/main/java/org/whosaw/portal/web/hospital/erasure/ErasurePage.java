package org.whosaw.portal.web.hospital.erasure;

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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.counter.CounterDesk;
import org.whosaw.portal.hospital.counter.CounterPerson;
import org.whosaw.portal.identity.IdentityError;
import org.whosaw.portal.identity.staff.StaffSignIn;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.retention.erasure.Erasure;
import org.whosaw.portal.retention.erasure.ErasureDesk;
import org.whosaw.portal.retention.erasure.ErasureError;
import org.whosaw.portal.retention.erasure.ErasureGround;
import org.whosaw.portal.web.hospital.StaffAtDesk;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.session.WebPage;

/** Erases a person, after it was said what goes, what stays and until when. */
@Path("/desk/erasure")
@WebPage
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class ErasurePage {
    private static final int MOST_SHOWN = 20;

    private final ErasureDesk erasure;
    private final CounterDesk counter;
    private final StaffSignIn signIn;

    public ErasurePage(ErasureDesk erasure, CounterDesk counter, StaffSignIn signIn) {
        this.erasure = erasure;
        this.counter = counter;
        this.signIn = signIn;
    }

    /** Shows the way to a person, and what was erased here. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public PageView show(@Auth StaffAtDesk desk, @QueryParam("note") @Nullable String note) {
        desk.require(Place.ERASURE);
        return view(
                desk,
                new ErasureStates(desk).start(erasure.done(desk.principal(), MOST_SHOWN), note));
    }

    private static PageView view(StaffAtDesk desk, ErasureUiState state) {
        return new PageView(
                "hospital/erasure",
                desk.chrome(desk.words().get("desk.place.erasure"), Place.ERASURE.href()),
                state);
    }

    /** Opens the person of a number and shows what erasing her would do. */
    @POST
    @Path("/person")
    public Response person(
            @Auth StaffAtDesk desk, @FormParam("number") @DefaultValue("") String number) {
        desk.require(Place.ERASURE);
        Optional<CounterPerson> found =
                counter.open(desk.principal(), CounterDesk.Number.MRN, number);
        if (found.isEmpty()) {
            return again(desk, "none");
        }
        try {
            return Response.ok(plan(desk, found.get(), null, null)).build();
        } catch (PortalException e) {
            if (e.errorCode() != ErasureError.HELD) {
                throw e;
            }
            return again(desk, "held");
        }
    }

    private Response again(StaffAtDesk desk, String note) {
        ErasureUiState state =
                new ErasureStates(desk).start(erasure.done(desk.principal(), MOST_SHOWN), note);
        return Response.status(422).entity(view(desk, state)).build();
    }

    private PageView plan(
            StaffAtDesk desk,
            CounterPerson person,
            @Nullable String ground,
            @Nullable String error) {
        PersonId id = counter.personOf(desk.principal(), person.opening());
        Erasure plan = erasure.preview(desk.principal(), id);
        return view(desk, new ErasureStates(desk).plan(person, plan, ground, error));
    }

    /** Erases her. */
    @POST
    @Path("/erase")
    public Response erase(
            @Auth StaffAtDesk desk,
            @FormParam("opening") @DefaultValue("") String opening,
            @FormParam("ground") @DefaultValue("") String ground,
            @FormParam("code") @DefaultValue("") String code) {
        desk.require(Place.ERASURE);
        CounterPerson person = counter.again(desk.principal(), opening);
        Optional<ErasureGround> why = Coded.parse(ErasureGround.class, ground);
        if (why.isEmpty()) {
            return Response.status(422).entity(plan(desk, person, ground, "ground")).build();
        }
        try {
            signIn.confirm(desk.principal(), code);
        } catch (PortalException e) {
            if (e.errorCode() != IdentityError.STAFF_CODE_WRONG) {
                throw e;
            }
            return Response.status(422).entity(plan(desk, person, ground, "code")).build();
        }
        PersonId id = counter.personOf(desk.principal(), opening);
        try {
            erasure.erase(desk.principal(), id, why.get());
        } catch (PortalException e) {
            if (e.errorCode() != ErasureError.HELD) {
                throw e;
            }
            return Response.seeOther(URI.create("/desk/erasure?note=held")).build();
        }
        return Response.seeOther(URI.create("/desk/erasure?note=done")).build();
    }
}
