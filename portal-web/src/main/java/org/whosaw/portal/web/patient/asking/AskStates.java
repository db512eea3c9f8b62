package org.whosaw.portal.web.patient.asking;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.whosaw.portal.access.Access;
import org.whosaw.portal.access.AccessReading;
import org.whosaw.portal.access.AccessReading.Filter;
import org.whosaw.portal.access.AccessTimeline;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.request.Request;
import org.whosaw.portal.request.RequestDesk;
import org.whosaw.portal.request.RequestSettings;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.patient.AccessLines;
import org.whosaw.portal.web.patient.Speech;
import org.whosaw.portal.web.session.SignedIn;

/** Builds the screen of a question. */
public final class AskStates {
    private final AccessTimeline timeline;
    private final RequestDesk desk;
    private final int workingDays;
    private final Clock clock;

    public AskStates(
            AccessTimeline timeline, RequestDesk desk, RequestSettings settings, Clock clock) {
        this.timeline = timeline;
        this.desk = desk;
        this.workingDays = settings.answerWorkingDays();
        this.clock = clock;
    }

    /** Returns the screen about one line of the open list; anybody else's is not found. */
    public AskUiState of(SignedIn who, long event, Field typed, boolean now) {
        PersonId person = who.subject().person();
        Set<PersonId> opened =
                who.patient().hasSecondFactor(person, clock.instant()) ? Set.of(person) : Set.of();
        AccessReading reading =
                new AccessReading(
                        who.patient().accountId(),
                        who.subjects(),
                        opened,
                        Filter.NONE,
                        1,
                        null,
                        who.words().language());
        Access access = timeline.find(reading, event).access();
        Optional<Request> there = desk.about(person, event);
        Words words = who.words();
        boolean admitted = desk.liesIn(person, clock.instant());
        return new AskUiState(
                "/accesses/" + access.id(),
                words.get("ask.headline"),
                line(access, new Speech(words, who.loss())),
                "/ask/" + access.id(),
                admitted ? whens(words, now) : List.of(),
                typed,
                words.get(admitted ? "ask.promise.later" : "ask.promise", "days", workingDays),
                there.isEmpty()
                        ? null
                        : new Note(Icon.INFO, Tone.NEUTRAL, words.get("ask.already")),
                there.map(Request::number).orElse(null));
    }

    private String line(Access access, Speech speech) {
        Words words = speech.words();
        AccessLines lines = new AccessLines(speech, new Times(words, clock));
        String place = lines.place(access.terminal());
        return Speech.dotted(
                lines.times().moment(access.occurredAt()),
                lines.who(access.accessor()),
                place,
                words.get("action." + access.action().code() + ".you"));
    }

    private static List<Choice> whens(Words words, boolean now) {
        return List.of(
                new Choice(
                        "when-later",
                        "when",
                        "after-discharge",
                        words.get("ask.later"),
                        words.get("ask.later.text"),
                        !now),
                new Choice(
                        "when-now",
                        "when",
                        "now",
                        words.get("ask.now"),
                        words.get("ask.now.text"),
                        now));
    }
}
