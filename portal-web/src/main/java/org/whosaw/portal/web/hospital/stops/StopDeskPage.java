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
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.stop.RecipientStops;
import org.whosaw.portal.consent.stop.RecipientStops.Letter;
import org.whosaw.portal.consent.stop.RecipientStops.Task;
import org.whosaw.portal.consent.stop.Stop.AtParty;
import org.whosaw.portal.consent.stop.TargetState;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.web.hospital.StaffAtDesk;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.recipient.TaskStates;
import org.whosaw.portal.web.session.WebPage;

/**
 * Shows the desk which recipients owe their word, and makes letters for those without a computer.
 */
@Path("/desk/stops")
@WebPage
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class StopDeskPage {
    private static final Set<String> NOTES = Set.of("posted", "posting-wrong");
    private static final int LONGEST_POSTING = 64;

    private final RecipientStops stops;
    private final String baseUrl;

    public StopDeskPage(RecipientStops stops, String baseUrl) {
        this.stops = stops;
        this.baseUrl = baseUrl;
    }

    /** Shows what is watched, what is late first. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public PageView show(@Auth StaffAtDesk desk, @QueryParam("note") @Nullable String note) {
        desk.require(Place.STOPS);
        Words words = desk.words();
        TaskStates tasks = new TaskStates(words, desk.times());
        List<Task> watched = stops.watched(desk.principal().hospitalId());
        long late = watched.stream().filter(each -> each.party().state().isLate()).count();
        long owing = watched.stream().filter(each -> each.party().state().isOwing()).count();
        return new PageView(
                "hospital/stops",
                desk.chrome(words.get("desk.place.stops"), Place.STOPS.href()),
                new StopDeskUiState(
                        desk.bar(Place.STOPS),
                        words.get("stopdesk.headline", "late", late, "owing", owing),
                        words.get("stopdesk.sub"),
                        note == null || !NOTES.contains(note)
                                ? null
                                : new Note(
                                        note.equals("posted") ? Icon.CHECK : Icon.ALERT,
                                        note.equals("posted") ? Tone.GOOD : Tone.STOP,
                                        words.get("stopdesk.note." + note)),
                        watched.stream().map(each -> line(words, desk, tasks, each)).toList()));
    }

    private static StopDeskUiState.Line line(
            Words words, StaffAtDesk desk, TaskStates tasks, Task task) {
        AtParty party = task.party();
        String contact = party.card().contact();
        Times times = desk.times();
        Instant postedAt = task.postedAt();
        boolean first =
                party.state() == TargetState.OWES_STOP || party.state() == TargetState.STOP_LATE;
        Instant due = first ? party.stopDue() : party.deleteDue();
        return new StopDeskUiState.Line(
                task.number(),
                name(words, party.card()),
                contact == null ? words.get("stopdesk.no-contact") : contact,
                task.subject(),
                due == null
                        ? ""
                        : words.get(
                                first ? "stopdesk.due.stop" : "stopdesk.due.delete",
                                "time",
                                times.until(due)),
                tasks.chips(party),
                postedAt == null
                        ? null
                        : words.get(
                                "stopdesk.posted",
                                "number",
                                String.valueOf(task.posting()),
                                "time",
                                times.moment(postedAt)),
                party.state().isOwing());
    }

    private static String name(Words words, RecipientCard card) {
        return words.language().named(card.name(), card.nameEn());
    }

    /** Makes a letter with a fresh code. */
    @POST
    @Path("/letter")
    public PageView letter(
            @Auth StaffAtDesk desk, @FormParam("task") @DefaultValue("") String task) {
        desk.require(Place.STOPS);
        Letter letter =
                stops.letter(desk.principal().hospitalId(), task, desk.principal().staffUserId());
        Words words = desk.words();
        Times times = desk.times();
        AtParty party = letter.task().party();
        String phone = desk.hospital().phone();
        String code = letter.code().reveal();
        String house = words.language().named(desk.hospital().name(), desk.hospital().nameEn());
        return new PageView(
                "hospital/stop-letter",
                desk.chrome(words.get("desk.place.stops"), Place.STOPS.href()),
                new LetterPaperUiState(
                        desk.bar(Place.STOPS),
                        letter.task().number(),
                        name(words, party.card()),
                        house,
                        times.day(times.today()),
                        letter.task().subject(),
                        times.until(Objects.requireNonNull(party.stopDue())),
                        times.until(Objects.requireNonNull(party.deleteDue())),
                        baseUrl + "/letter/" + code,
                        code,
                        phone == null ? "" : phone,
                        List.of(
                                words.get("stopletter.say.1", "house", house),
                                words.get("stopletter.say.2", "subject", letter.task().subject()),
                                words.get("stopletter.say.3"),
                                words.get("stopletter.say.4"))));
    }

    /** Takes the number under which a letter was posted. */
    @POST
    @Path("/posted")
    public Response posted(
            @Auth StaffAtDesk desk,
            @FormParam("task") @DefaultValue("") String task,
            @FormParam("posting") @DefaultValue("") String posting) {
        desk.require(Place.STOPS);
        String number = posting.replaceAll("\\s+", " ").strip();
        if (number.isEmpty() || number.length() > LONGEST_POSTING) {
            return back("posting-wrong");
        }
        stops.posted(desk.principal().hospitalId(), task, number);
        return back("posted");
    }

    private static Response back(String note) {
        return Response.seeOther(URI.create("/desk/stops?note=" + note)).build();
    }
}
