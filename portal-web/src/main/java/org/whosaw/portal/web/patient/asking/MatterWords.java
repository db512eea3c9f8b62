package org.whosaw.portal.web.patient.asking;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.request.Request;
import org.whosaw.portal.request.Request.Event;
import org.whosaw.portal.request.RequestState;
import org.whosaw.portal.request.RequestStep;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.Parts.Chip;
import org.whosaw.portal.web.page.Parts.Row;
import org.whosaw.portal.web.page.Parts.Step;
import org.whosaw.portal.web.page.Tone;

/** Words a question's state, its clock and its steps; the same clock on both sides. */
public final class MatterWords {
    private final Words words;
    private final Times times;
    private final Clock clock;

    public MatterWords(Words words, Clock clock) {
        this.words = words;
        this.times = new Times(words, clock);
        this.clock = clock;
    }

    /** Returns the day on which the promise ends. */
    public String dueDay(Instant due) {
        return times.day(Times.dayOf(due.minusSeconds(1)));
    }

    /** Returns the state in a word or two. */
    public Chip chip(Request request) {
        if (request.isOverdue(clock.instant())) {
            return new Chip(words.get("matter.overdue"), Tone.ATTENTION);
        }
        Tone tone = request.state() == RequestState.ANSWERED ? Tone.GOOD : Tone.NEUTRAL;
        return new Chip(words.get("matter.state." + request.state().code()), tone);
    }

    /** Returns the promise with its day, as far as it runs. */
    public String promise(Request request) {
        Instant due = request.dueAt();
        if (due == null) {
            return words.get("ask.promise.later", "days", request.workingDays());
        }
        String text =
                words.get("matter.promise", "day", dueDay(due), "days", request.workingDays());
        return request.provisional() ? text + words.get("matter.provisional") : text;
    }

    /** Returns the line of a question among her matters. */
    public Row row(Request request) {
        Instant due = request.dueAt();
        String why =
                switch (request.state()) {
                    case WAITING_FOR_DISCHARGE -> words.get("matter.row.waiting");
                    case ANSWERED, WITHDRAWN -> null;
                    default ->
                            due == null ? null : words.get("matter.row.open", "day", dueDay(due));
                };
        return new Row(
                Icon.HELP,
                Tone.NEUTRAL,
                words.get("matter.row"),
                null,
                joined(
                        words.get("matter.row.line", "time", times.moment(request.occurredAt())),
                        why),
                null,
                null,
                List.of(chip(request)),
                "/matters/" + request.number(),
                null);
    }

    /** Returns what was done, and what is next. */
    public List<Step> steps(Request request) {
        List<Step> steps = new ArrayList<>();
        for (Event event : request.events()) {
            if (isHers(event.step())) {
                steps.add(
                        new Step(
                                Step.State.DONE,
                                words.get("matter.step." + event.step().code()),
                                times.moment(event.at())));
            }
        }
        String next = next(request);
        if (next != null) {
            steps.add(new Step(Step.State.NOW, next, null));
        }
        return steps;
    }

    /** Reminders are between the clock and the desk. */
    private static boolean isHers(RequestStep step) {
        return step != RequestStep.REMINDED_HALF && step != RequestStep.REMINDED_LATE;
    }

    private @Nullable String next(Request request) {
        return switch (request.state()) {
            case WAITING_FOR_DISCHARGE -> words.get("matter.next.waiting");
            case OPEN -> words.get("matter.next.open");
            case ASKED -> words.get("matter.next.asked");
            case HEARD -> words.get("matter.next.heard");
            case ANSWERED, WITHDRAWN -> null;
        };
    }

    private String joined(String first, @Nullable String second) {
        return second == null ? first : first + words.get("sentence.stop") + second;
    }
}
