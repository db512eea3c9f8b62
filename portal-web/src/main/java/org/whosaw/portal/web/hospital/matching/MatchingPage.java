package org.whosaw.portal.web.hospital.matching;

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
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.doubt.Doubt;
import org.whosaw.portal.hospital.doubt.DoubtDesk;
import org.whosaw.portal.web.hospital.StaffAtDesk;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.session.WebPage;

/** Asks the hospital who on a list is which patient. */
@Path("/desk/matching")
@WebPage
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class MatchingPage {
    private static final Set<String> NOTES = Set.of("hers", "not-hers", "gone");

    private final DoubtDesk doubts;

    public MatchingPage(DoubtDesk doubts) {
        this.doubts = doubts;
    }

    /** Says how many wait. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public PageView show(@Auth StaffAtDesk desk, @QueryParam("note") @Nullable String note) {
        desk.require(Place.MATCHING);
        return waiting(desk, doubts.count(desk.principal()), note);
    }

    /** Opens one; behind {@code after}, when that was left for later. */
    @POST
    @Path("/next")
    public PageView next(
            @Auth StaffAtDesk desk, @FormParam("after") @DefaultValue("") String after) {
        desk.require(Place.MATCHING);
        return doubts.next(desk.principal(), after)
                .map(doubt -> one(desk, doubt))
                .orElseGet(() -> waiting(desk, doubts.count(desk.principal()), null));
    }

    /** Takes an answer. */
    @POST
    @Path("/answer")
    public Response answer(
            @Auth StaffAtDesk desk,
            @FormParam("doubt") @DefaultValue("") String number,
            @FormParam("answer") @DefaultValue("") String answer) {
        desk.require(Place.MATCHING);
        boolean hers = answer.equals("hers");
        if (!hers && !answer.equals("not-hers")) {
            return Response.seeOther(URI.create("/desk/matching")).build();
        }
        boolean taken = doubts.answer(desk.principal(), number, hers);
        String note = taken ? answer : "gone";
        return Response.seeOther(URI.create("/desk/matching?note=" + note)).build();
    }

    /** Draws the page while none is open. */
    public static PageView waiting(StaffAtDesk desk, int count, @Nullable String note) {
        Words words = desk.words();
        String headline = words.get("matching.headline", "count", count);
        return new PageView(
                "hospital/matching",
                desk.chrome(words.get("desk.place.matching"), Place.MATCHING.href()),
                new MatchingUiState(
                        desk.bar(Place.MATCHING),
                        headline,
                        words.get("matching.sub"),
                        note(words, note),
                        count > 0,
                        null));
    }

    private static @Nullable Note note(Words words, @Nullable String note) {
        if (note == null || !NOTES.contains(note)) {
            return null;
        }
        return note.equals("gone")
                ? new Note(Icon.INFO, Tone.NEUTRAL, words.get("matching.gone"))
                : new Note(Icon.CHECK, Tone.GOOD, words.get("matching." + note + ".done"));
    }

    /** Draws the page of one that is open. */
    public static PageView one(StaffAtDesk desk, Doubt doubt) {
        Words words = desk.words();
        return new PageView(
                "hospital/matching",
                desk.chrome(words.get("desk.place.matching"), Place.MATCHING.href()),
                new MatchingUiState(
                        desk.bar(Place.MATCHING),
                        words.get("matching.one"),
                        words.get("matching.one.sub"),
                        null,
                        false,
                        new MatchingUiState.One(
                                doubt.number(),
                                doubt.listedName(),
                                doubt.listedPhone(),
                                words.get("matching.likeness." + doubt.likeness().code()),
                                doubt.ourName(),
                                doubt.ourMrnEnd(),
                                Objects.requireNonNullElse(doubt.ourPhone(), "—"))));
    }
}
