package org.whosaw.portal.web.hospital.stops;

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.enforcement.Enforcement;
import org.whosaw.portal.consent.enforcement.EnforcementBook;
import org.whosaw.portal.consent.enforcement.EnforcementBook.Standing;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.web.hospital.StaffAtDesk;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Chip;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.session.WebPage;
import org.whosaw.portal.webhook.Endpoint;
import org.whosaw.portal.webhook.Endpoints;

/** Shows what each system does with a stop, and which calls were not taken. */
@Path("/desk/enforcement")
@WebPage
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class EnforcementPage {
    private static final Set<String> NOTES = Set.of("set", "replayed");

    private final EnforcementBook book;
    private final Endpoints endpoints;

    public EnforcementPage(EnforcementBook book, Endpoints endpoints) {
        this.book = book;
        this.endpoints = endpoints;
    }

    /** Shows both. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public PageView show(@Auth StaffAtDesk desk, @QueryParam("note") @Nullable String note) {
        desk.require(Place.ENFORCEMENT);
        Words words = desk.words();
        HospitalId hospital = desk.principal().hospitalId();
        List<Standing> systems = book.of(hospital);
        long people =
                systems.stream()
                        .filter(each -> each.enforcement() == Enforcement.NOT_CONNECTED)
                        .count();
        return new PageView(
                "hospital/enforcement",
                desk.chrome(words.get("desk.place.enforcement"), Place.ENFORCEMENT.href()),
                new EnforcementUiState(
                        desk.bar(Place.ENFORCEMENT),
                        words.get(
                                "enforcement.headline", "count", systems.size(), "people", people),
                        words.get("enforcement.sub"),
                        note == null || !NOTES.contains(note)
                                ? null
                                : new Note(
                                        Icon.CHECK,
                                        Tone.GOOD,
                                        words.get("enforcement.note." + note)),
                        systems.stream().map(each -> line(words, each)).toList(),
                        endpoints.of(hospital).stream()
                                .map(each -> called(desk, words, each))
                                .toList()));
    }

    private static EnforcementUiState.Line line(Words words, Standing standing) {
        return new EnforcementUiState.Line(
                standing.system().code(),
                words.language().named(standing.system().name(), standing.system().nameEn()),
                Arrays.stream(Enforcement.values())
                        .map(
                                each ->
                                        new EnforcementUiState.Option(
                                                each.code(),
                                                words.get("enforcement." + each.code()),
                                                each == standing.enforcement()))
                        .toList());
    }

    private static EnforcementUiState.Called called(
            StaffAtDesk desk, Words words, Endpoint endpoint) {
        List<Chip> chips = new ArrayList<>();
        if (endpoint.isDead()) {
            chips.add(new Chip(words.get("delivery.dead"), Tone.STOP));
        }
        if (endpoint.parked() > 0) {
            chips.add(
                    new Chip(
                            words.get("delivery.parked", "count", endpoint.parked()),
                            Tone.ATTENTION));
        }
        if (endpoint.waiting() > 0) {
            chips.add(
                    new Chip(
                            words.get("delivery.waiting", "count", endpoint.waiting()),
                            Tone.NEUTRAL));
        }
        Instant last = endpoint.lastTaken();
        return new EnforcementUiState.Called(
                Long.toString(endpoint.id()),
                words.get("delivery.owner." + endpoint.owner().code()) + " " + endpoint.code(),
                endpoint.host(),
                last == null
                        ? words.get("delivery.never")
                        : words.get("delivery.last", "time", desk.times().moment(last)),
                chips,
                endpoint.parked() > 0 || endpoint.failures() > 0);
    }

    /** Says what a system does. */
    @POST
    @Path("/set")
    public Response set(
            @Auth StaffAtDesk desk,
            @FormParam("system") @DefaultValue("") String system,
            @FormParam("enforcement") @DefaultValue("") String word) {
        desk.require(Place.ENFORCEMENT);
        Enforcement as =
                Coded.parse(Enforcement.class, word)
                        .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
        HospitalId hospital = desk.principal().hospitalId();
        boolean pseudonymous =
                book.of(hospital).stream()
                        .filter(each -> each.system().code().equals(system))
                        .allMatch(Standing::pseudonymous);
        book.put(hospital, system, as, pseudonymous);
        return back("set");
    }

    /** Sends again what was given up. */
    @POST
    @Path("/replay")
    public Response replay(
            @Auth StaffAtDesk desk, @FormParam("endpoint") @DefaultValue("") String id) {
        desk.require(Place.ENFORCEMENT);
        if (!id.matches("[0-9]{1,19}")) {
            throw new PortalException(KernelError.NOT_FOUND);
        }
        long number;
        try {
            number = Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw new PortalException(KernelError.NOT_FOUND);
        }
        endpoints.replay(desk.principal().hospitalId(), number);
        return back("replayed");
    }

    private static Response back(String note) {
        return Response.seeOther(URI.create("/desk/enforcement?note=" + note)).build();
    }
}
