package org.whosaw.portal.web.patient.rights;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.request.RequestKind;
import org.whosaw.portal.request.rights.Capacity;
import org.whosaw.portal.request.rights.RefusalReason;
import org.whosaw.portal.request.rights.RightsAnswer;
import org.whosaw.portal.request.rights.RightsAnswer.Content;
import org.whosaw.portal.request.rights.RightsRequest;
import org.whosaw.portal.request.rights.RightsRequest.Event;
import org.whosaw.portal.request.rights.RightsScope;
import org.whosaw.portal.request.rights.RightsState;
import org.whosaw.portal.request.rights.RightsStep;
import org.whosaw.portal.request.rights.paper.ProofKind;
import org.whosaw.portal.request.rights.paper.RightsPapers;
import org.whosaw.portal.request.rights.paper.RightsPapers.Paper;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.session.SignedIn;

/** Builds the page of one request. */
public final class RightStates {
    private final RightsPapers papers;
    private final Clock clock;

    public RightStates(RightsPapers papers, Clock clock) {
        this.papers = papers;
        this.clock = clock;
    }

    /**
     * Returns the page.
     *
     * @param note what was done a moment ago, or null
     * @param typed what she wrote and what is wrong with it
     */
    public RightUiState of(
            SignedIn who, RightsRequest request, @Nullable String note, Field typed) {
        Words words = who.words();
        RightWords said = new RightWords(words, clock);
        Times times = new Times(words, clock);
        String state = said.state(request);
        String address = "/rights/" + request.number();
        RightsAnswer answer = request.answer().orElse(null);
        boolean writes = request.state() != RightsState.WITHDRAWN && !state.equals("served");
        return new RightUiState(
                words.get("right.headline." + state),
                words.get("right.sub." + state),
                note(words, note, state),
                answer == null ? List.of() : content(words, times, answer.content()),
                answer == null ? null : signed(words, times, answer),
                answer == null ? null : address + "/answer",
                request.last(RightsStep.FELL_DUE).isPresent() ? address + "/silence" : null,
                missing(request),
                facts(who, request, said, times),
                said.steps(request),
                address,
                writes ? typed : null,
                writes ? words.get("right.reply." + reply(request)) : null,
                request.state().isOpen() ? address + "/withdraw" : null,
                takesPapers(request) ? kinds(words) : List.of(),
                papers.of(request).stream().map(each -> handed(words, times, each)).toList(),
                state.equals("served") ? shown(request.scope()) : null);
    }

    /** For another, or when the desk waits for her. */
    private static boolean takesPapers(RightsRequest request) {
        return request.state().isOpen()
                && (request.filer().capacity().needsProof()
                        || request.state() == RightsState.WAITING_FOR_PERSON);
    }

    private static List<Choice> kinds(Words words) {
        return Stream.of(ProofKind.values())
                .map(
                        each ->
                                new Choice(
                                        "kind-" + each.code(),
                                        "kind",
                                        each.code(),
                                        words.get("right.paper." + each.code()),
                                        null,
                                        false))
                .toList();
    }

    private static Fact handed(Words words, Times times, Paper paper) {
        Instant checked = paper.checkedAt();
        return new Fact(
                words.get("right.paper." + paper.kind().code()),
                times.moment(paper.arrivedAt()),
                checked == null ? null : words.get("right.paper.gone"));
    }

    /** Returns where her own pages show what she asked. */
    static String shown(RightsScope scope) {
        return switch (scope) {
            case GIVEN -> "/given";
            case CONSENTS -> "/permissions";
            default -> "/accesses";
        };
    }

    private static String reply(RightsRequest request) {
        return switch (request.state()) {
            case WAITING_FOR_PERSON -> "asked";
            case ANSWERED -> "reopen";
            default -> "more";
        };
    }

    private static @Nullable Note note(Words words, @Nullable String note, String state) {
        if (note != null && List.of("filed", "replied", "proof").contains(note)) {
            return new Note(Icon.CHECK, Tone.GOOD, words.get("right.note." + note));
        }
        if ("paper".equals(note)) {
            return new Note(Icon.ALERT, Tone.STOP, words.get("right.paper.none"));
        }
        return state.equals("overdue")
                ? new Note(Icon.CLOCK, Tone.ATTENTION, words.get("right.note.overdue"))
                : null;
    }

    private static @Nullable String missing(RightsRequest request) {
        if (request.state() != RightsState.WAITING_FOR_PERSON) {
            return null;
        }
        Optional<Event> asked =
                request.events().stream()
                        .filter(
                                each ->
                                        each.step() == RightsStep.MISSING_ASKED
                                                || each.step() == RightsStep.HELD_AGAIN)
                        .reduce((one, next) -> next);
        return asked.map(Event::words).orElse(null);
    }

    private static List<Fact> content(Words words, Times times, Content content) {
        List<Fact> facts = new ArrayList<>();
        facts.add(
                new Fact(
                        words.get("right.outcome"),
                        words.get("right.outcome." + content.outcome().code()),
                        content.text(),
                        List.of(),
                        true,
                        false));
        LocalDate until = content.until();
        if (until != null) {
            facts.add(new Fact(words.get("right.until"), times.day(until), null));
        }
        RefusalReason reason = content.reason();
        if (reason != null) {
            facts.add(
                    new Fact(
                            words.get("right.reason"),
                            words.get("right.reason." + reason.code()),
                            content.reasonText()));
        }
        String law = content.law();
        if (law != null) {
            facts.add(new Fact(words.get("right.law"), law, null));
        }
        String remedies = content.remedies();
        if (remedies != null) {
            facts.add(new Fact(words.get("right.remedies"), remedies, null));
        }
        return facts;
    }

    private static @Nullable String signed(Words words, Times times, RightsAnswer answer) {
        return answer.signedAt() == null || answer.signedBy() == null
                ? null
                : words.get(
                        "matter.signed",
                        "code",
                        answer.signedBy(),
                        "time",
                        times.moment(answer.signedAt()));
    }

    private static List<Fact> facts(
            SignedIn who, RightsRequest request, RightWords said, Times times) {
        Words words = who.words();
        List<Fact> facts = new ArrayList<>();
        facts.add(
                new Fact(
                        words.get("right.asked"),
                        said.title(request.kind(), request.scope()),
                        request.filer().capacity() == Capacity.SELF
                                ? null
                                : words.get(
                                        "right.capacity." + request.filer().capacity().code())));
        if (request.state().isOpen()) {
            facts.add(
                    new Fact(
                            words.get("matter.until"),
                            request.times().heldAt() == null
                                    ? said.day(request.times().dueAt())
                                    : words.get("right.held"),
                            request.times().heldAt() == null
                                    ? said.promise(request.times())
                                    : null));
        }
        facts.add(
                new Fact(
                        words.get("right.filed"),
                        times.moment(request.times().filedAt()),
                        request.times().importedAt() == null
                                ? null
                                : words.get("right.from-before")));
        Long filer = request.filer().accountId();
        String hers = request.words().words();
        if (hers != null && filer != null && filer == who.patient().accountId()) {
            facts.add(new Fact(words.get("matter.words"), hers, null));
        }
        if (request.kind() == RequestKind.DELETE) {
            facts.add(new Fact(words.get("right.second"), words.get("right.second.text"), null));
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
