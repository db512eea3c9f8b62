package org.whosaw.portal.web.hospital.stops;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.stop.WardDesk;
import org.whosaw.portal.consent.stop.WardDesk.May;
import org.whosaw.portal.web.hospital.StaffAtDesk;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.patient.Speech;
import org.whosaw.portal.web.session.WebPage;

/** Tells a ward what may be given of one person; her number is never in an address. */
@Path("/desk/may-give")
@WebPage
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class WardPage {
    private static final int LONGEST = 64;

    private final WardDesk ward;

    public WardPage(WardDesk ward) {
        this.ward = ward;
    }

    /** Asks for a record number. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public PageView show(@Auth StaffAtDesk desk) {
        desk.require(Place.MAY_GIVE);
        return page(desk, desk.words().get("ward.headline"), null, List.of());
    }

    /** Tells. */
    @POST
    public PageView find(@Auth StaffAtDesk desk, @FormParam("mrn") @DefaultValue("") String mrn) {
        desk.require(Place.MAY_GIVE);
        Words words = desk.words();
        String number = mrn.strip();
        Optional<List<May>> may =
                number.isEmpty() || number.length() > LONGEST
                        ? Optional.empty()
                        : ward.of(desk.principal(), number);
        if (may.isEmpty()) {
            Note note = new Note(Icon.INFO, Tone.NEUTRAL, words.get("ward.nobody"));
            return page(desk, words.get("ward.headline"), note, List.of());
        }
        Speech speech = new Speech(words, false);
        List<Fact> facts = may.get().stream().map(each -> fact(desk, words, speech, each)).toList();
        return page(
                desk,
                words.get(facts.isEmpty() ? "ward.nothing" : "ward.only", "count", facts.size()),
                null,
                facts);
    }

    private static Fact fact(StaffAtDesk desk, Words words, Speech speech, May may) {
        Instant until = may.until();
        return new Fact(
                words.language().named(may.recipient().name(), may.recipient().nameEn()),
                speech.elements(may.elements()),
                until == null ? null : words.get("ward.until", "time", desk.times().moment(until)));
    }

    private static PageView page(
            StaffAtDesk desk, String headline, @Nullable Note note, List<Fact> facts) {
        return new PageView(
                "hospital/may-give",
                desk.chrome(desk.words().get("desk.place.may-give"), Place.MAY_GIVE.href()),
                new WardUiState(
                        desk.bar(Place.MAY_GIVE),
                        headline,
                        desk.words().get("ward.sub"),
                        note,
                        facts));
    }
}
