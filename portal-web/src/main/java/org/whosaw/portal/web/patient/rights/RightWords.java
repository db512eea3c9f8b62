package org.whosaw.portal.web.patient.rights;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.request.RequestKind;
import org.whosaw.portal.request.rights.RightsOutcome;
import org.whosaw.portal.request.rights.RightsRequest;
import org.whosaw.portal.request.rights.RightsRequest.Event;
import org.whosaw.portal.request.rights.RightsScope;
import org.whosaw.portal.request.rights.RightsState;
import org.whosaw.portal.request.rights.RightsStep;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.Parts.Chip;
import org.whosaw.portal.web.page.Parts.Row;
import org.whosaw.portal.web.page.Parts.Step;
import org.whosaw.portal.web.page.Tone;

/** Words a request's kind, its clock and its steps; the same clock on both sides. */
public final class RightWords {
    /** Between the clock and the desk, or between two of the desk. */
    private static final Set<RightsStep> INSIDE =
            Set.of(
                    RightsStep.REMINDED_HALF,
                    RightsStep.REMINDED_LATE,
                    RightsStep.HOLD_PROPOSED,
                    RightsStep.RETURNED);

    private final Words words;
    private final Times times;
    private final Clock clock;

    public RightWords(Words words, Clock clock) {
        this.words = words;
        this.times = new Times(words, clock);
        this.clock = clock;
    }

    /** Returns the picture of a kind. */
    public static Icon icon(RequestKind kind) {
        return switch (kind) {
            case ACCESS, EXPLAIN -> Icon.EYE;
            case COPY -> Icon.DOCUMENT;
            case PORTABILITY -> Icon.SHARE;
            case RECTIFY -> Icon.PENCIL;
            case DELETE, CLOSE_ACCOUNT -> Icon.EXIT;
            case RESTRICT, OBJECT -> Icon.STOP;
        };
    }

    /** Returns what was asked, in a few words. */
    public String title(RequestKind kind, RightsScope scope) {
        return kind == RequestKind.CLOSE_ACCOUNT
                ? words.get("right.kind." + kind.code())
                : words.get(
                        "right.title",
                        "kind",
                        words.get("right.kind." + kind.code()),
                        "scope",
                        words.get("right.scope." + scope.code()));
    }

    /** Returns the day on which the promise ends. */
    public String day(Instant end) {
        return times.day(Times.dayOf(end.minusSeconds(1)));
    }

    /** Returns the promise with its day. */
    public String promise(RightsRequest.Times of) {
        return promise(of.dueAt(), of.provisional());
    }

    /** Returns the promise of an answer by then, and whether that may move. */
    String promise(Instant end, boolean provisional) {
        String text = words.get("right.promise", "day", day(end));
        return provisional ? text + words.get("matter.provisional") : text;
    }

    /** Returns the state's word in keys. */
    public String state(RightsRequest request) {
        if (request.isOverdue(clock.instant())) {
            return "overdue";
        }
        if (request.state() == RightsState.ANSWERED
                && request.outcome() == RightsOutcome.SELF_SERVICE) {
            return "served";
        }
        return request.state().code();
    }

    /** Returns the state in a word or two. */
    public Chip chip(RightsRequest request) {
        String state = state(request);
        Tone tone =
                switch (state) {
                    case "overdue", "waiting-for-person" -> Tone.ATTENTION;
                    case "answered", "served" -> Tone.GOOD;
                    default -> Tone.NEUTRAL;
                };
        return new Chip(words.get("right.state." + state), tone);
    }

    /** Returns the line of a request among hers. */
    public Row row(RightsRequest request) {
        boolean runs = request.state().isOpen() && request.times().heldAt() == null;
        return new Row(
                icon(request.kind()),
                Tone.NEUTRAL,
                title(request.kind(), request.scope()),
                null,
                runs
                        ? words.get("matter.row.open", "day", day(request.times().dueAt()))
                        : words.get(
                                "right.row.filed", "time", times.moment(request.times().filedAt())),
                null,
                null,
                List.of(chip(request)),
                "/rights/" + request.number(),
                null);
    }

    /** Returns what was done, and what is next. */
    public List<Step> steps(RightsRequest request) {
        List<Step> steps = new ArrayList<>();
        for (Event event : request.events()) {
            if (!INSIDE.contains(event.step())) {
                steps.add(
                        new Step(
                                Step.State.DONE,
                                words.get("right.step." + event.step().code()),
                                said(event)));
            }
        }
        if (request.state().isOpen()) {
            steps.add(
                    new Step(
                            Step.State.NOW,
                            words.get("right.next." + request.state().code()),
                            request.times().heldAt() == null
                                    ? promise(request.times())
                                    : words.get("right.held")));
        }
        return steps;
    }

    private @Nullable String said(Event event) {
        String moment = times.moment(event.at());
        String more = event.words();
        return more == null ? moment : words.get("right.step.said", "time", moment, "words", more);
    }
}
