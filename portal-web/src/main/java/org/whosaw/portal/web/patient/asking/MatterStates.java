package org.whosaw.portal.web.patient.asking;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.request.Request;
import org.whosaw.portal.request.RequestState;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.session.SignedIn;

/** Builds the page of one question. */
public final class MatterStates {
    private final Clock clock;

    public MatterStates(Clock clock) {
        this.clock = clock;
    }

    /**
     * Returns the page.
     *
     * @param note what was done a moment ago, or null
     */
    public MatterUiState of(SignedIn who, Request request, @Nullable String note) {
        Words words = who.words();
        MatterWords said = new MatterWords(words, clock);
        Times times = new Times(words, clock);
        boolean overdue = request.isOverdue(clock.instant());
        String state = overdue ? "overdue" : request.state().code();
        Request.Answer answer = request.answer();
        String address = "/matters/" + request.number();
        return new MatterUiState(
                words.get("matter.headline." + state),
                words.get("matter.sub." + state),
                note(words, note, overdue),
                answer == null ? null : answer.text(),
                answer == null
                        ? null
                        : words.get(
                                "matter.signed",
                                "code",
                                answer.signedBy(),
                                "time",
                                times.moment(answer.signedAt())),
                answer == null ? null : address + "/answer",
                facts(who, request, said, times),
                said.steps(request),
                "/accesses/" + request.access(),
                request.state() == RequestState.WAITING_FOR_DISCHARGE ? address + "/now" : null,
                request.state().isOver() ? null : address + "/withdraw");
    }

    private static @Nullable Note note(Words words, @Nullable String note, boolean overdue) {
        if ("filed".equals(note)) {
            return new Note(Icon.CHECK, Tone.GOOD, words.get("matter.note.filed"));
        }
        if ("sent".equals(note)) {
            return new Note(Icon.CHECK, Tone.GOOD, words.get("matter.note.sent"));
        }
        return overdue
                ? new Note(Icon.CLOCK, Tone.ATTENTION, words.get("matter.note.overdue"))
                : null;
    }

    private static List<Fact> facts(SignedIn who, Request request, MatterWords said, Times times) {
        Words words = who.words();
        List<Fact> facts = new ArrayList<>();
        facts.add(
                new Fact(
                        words.get("matter.about"),
                        words.get("matter.row.line", "time", times.moment(request.occurredAt())),
                        null));
        Request.Answer answer = request.answer();
        if (answer != null) {
            facts.add(
                    new Fact(
                            words.get("matter.outcome"),
                            words.get("matter.outcome." + answer.outcome().code()),
                            null));
        } else if (!request.state().isOver()) {
            Instant due = request.dueAt();
            facts.add(
                    new Fact(
                            words.get("matter.until"),
                            due == null ? words.get("matter.until.later") : said.dueDay(due),
                            said.promise(request)));
        }
        Long filer = request.accountId();
        String hers = request.words();
        if (hers != null && filer != null && filer == who.patient().accountId()) {
            facts.add(new Fact(words.get("matter.words"), hers, words.get("ask.words.hint")));
        }
        facts.add(
                new Fact(
                        words.get("matter.number"),
                        request.number(),
                        null,
                        List.of(),
                        false,
                        true));
        return facts;
    }
}
