package org.whosaw.portal.web.hospital.rights;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.PersonCard;
import org.whosaw.portal.request.RequestKind;
import org.whosaw.portal.request.rights.RefusalReason;
import org.whosaw.portal.request.rights.RightsAnswer;
import org.whosaw.portal.request.rights.RightsAnswer.Content;
import org.whosaw.portal.request.rights.RightsOutcome;
import org.whosaw.portal.request.rights.RightsRequest;
import org.whosaw.portal.request.rights.RightsState;
import org.whosaw.portal.request.rights.RightsStep;
import org.whosaw.portal.request.rights.RightsWords;
import org.whosaw.portal.request.rights.desk.Composer;
import org.whosaw.portal.request.rights.desk.RightsFeature;
import org.whosaw.portal.request.rights.desk.RightsWork.Case;
import org.whosaw.portal.request.rights.paper.RightsPapers;
import org.whosaw.portal.request.rights.task.RightsTasks;
import org.whosaw.portal.web.hospital.StaffAtDesk;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;
import org.whosaw.portal.web.hospital.rights.RightCaseUiState.Asked;
import org.whosaw.portal.web.hospital.rights.RightCaseUiState.Composing;
import org.whosaw.portal.web.hospital.rights.RightCaseUiState.Move;
import org.whosaw.portal.web.hospital.rights.RightCaseUiState.NewTask;
import org.whosaw.portal.web.hospital.rights.RightCaseUiState.Paper;
import org.whosaw.portal.web.hospital.rights.RightCaseUiState.Release;
import org.whosaw.portal.web.hospital.rights.RightCaseUiState.Task;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Parts.Step;
import org.whosaw.portal.web.patient.rights.RightWords;

/** Builds the page of one case at the desk. */
final class RightCaseStates {
    private static final int MRN_SHOWN = 4;

    private final RightsFeature rights;
    private final Clock clock;

    RightCaseStates(RightsFeature rights, Clock clock) {
        this.rights = rights;
        this.clock = clock;
    }

    /**
     * Returns the page.
     *
     * @param typed what was typed, by the field's name
     * @param wrong what is wrong with it, by the field's name
     */
    RightCaseUiState of(
            StaffAtDesk desk,
            Case open,
            @Nullable Note note,
            Map<String, String> typed,
            Map<String, String> wrong) {
        Words words = desk.words();
        RightsRequest request = open.request();
        RightWords said = new RightWords(words, clock);
        List<RightsPapers.Paper> papers = rights.papers().of(request);
        List<RightsTasks.Task> tasks = rights.tasks().of(request);
        boolean works =
                request.state() == RightsState.IN_HAND
                        || request.state() == RightsState.WAITING_FOR_PERSON;
        Optional<RightsAnswer> draft =
                request.state() == RightsState.READY ? request.composed() : Optional.empty();
        boolean hers =
                draft.filter(each -> each.composedBy() == desk.principal().staffUserId())
                        .isPresent();
        return new RightCaseUiState(
                desk.bar(Place.REQUESTS),
                Place.REQUESTS.href(),
                said.title(request.kind(), request.scope()),
                said.chip(request).text(),
                note,
                "/desk/requests/" + request.number(),
                request.version(),
                facts(desk, open, said),
                papers.stream().map(each -> paper(desk, request, each)).toList(),
                request.state().isOpen() && papers.stream().anyMatch(RightsPapers.Paper::isHere),
                tasks.stream().map(each -> task(desk, each, wrong)).toList(),
                steps(desk, request),
                moves(desk, request),
                works ? asks(words, request, typed, wrong) : List.of(),
                works
                        ? new NewTask(
                                field("askedOf", typed, wrong),
                                field("task", typed, wrong),
                                new Field(typed.getOrDefault("days", "3"), wrong.get("days")))
                        : null,
                works ? composing(words, request, typed, wrong) : null,
                draft.map(each -> content(words, desk.times(), each.content())).orElse(List.of()),
                draft.isPresent() && !hers
                        ? new Release(new Field("", wrong.get("code")), field("back", typed, wrong))
                        : null,
                request.kind() == RequestKind.DELETE && request.state().isOpen()
                        ? "/desk/erasure"
                        : null,
                request.state().isOpen() && open.card() != null
                        ? "/desk/requests/" + request.number() + "/evidence"
                        : null);
    }

    private static Field field(String name, Map<String, String> typed, Map<String, String> wrong) {
        return new Field(typed.getOrDefault(name, ""), wrong.get(name));
    }

    private List<Fact> facts(StaffAtDesk desk, Case open, RightWords said) {
        Words words = desk.words();
        RightsRequest request = open.request();
        RightsWords hers = request.words();
        List<Fact> facts = new ArrayList<>();
        PersonCard card = open.card();
        if (card == null) {
            facts.add(
                    new Fact(
                            words.get("right-case.about"),
                            words.get("right-case.about.unknown"),
                            null));
        } else {
            String mrn = card.mrn();
            facts.add(
                    new Fact(
                            words.get("question.patient"),
                            card.maskedName(),
                            words.get(
                                    "question.patient.mrn",
                                    "end",
                                    mrn.substring(Math.max(0, mrn.length() - MRN_SHOWN)))));
        }
        facts.add(
                new Fact(
                        words.get("right-case.filer"),
                        words.get("right-case.capacity." + request.filer().capacity().code()),
                        request.filer().helperId() == null
                                ? null
                                : words.get("right-case.assisted")));
        add(facts, words.get("right-case.named"), hers.aboutName(), hers.aboutNumber());
        add(facts, words.get("right.field.relation"), hers.relation(), null);
        add(facts, words.get("right.field.receiver"), hers.receiver(), null);
        add(facts, words.get("matter.words"), hers.words(), null);
        facts.add(
                new Fact(
                        words.get("matter.until"),
                        request.times().heldAt() == null
                                ? said.day(request.times().dueAt())
                                : words.get("right.held"),
                        said.promise(request.times())));
        facts.add(
                new Fact(
                        words.get("right.filed"),
                        desk.times().moment(request.times().filedAt()),
                        request.times().importedAt() == null
                                ? null
                                : words.get("right.from-before")));
        if (request.marks().urgency() < 3) {
            facts.add(new Fact(words.get("right-case.first"), marks(words, request), null));
        }
        request.answer()
                .ifPresent(each -> facts.addAll(content(words, desk.times(), each.content())));
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

    private static String marks(Words words, RightsRequest request) {
        RightsRequest.Marks marks = request.marks();
        return words.get(
                marks.minor()
                        ? "right-case.minor"
                        : marks.protectedData() ? "right-case.protected" : "right-case.admitted");
    }

    private static void add(
            List<Fact> facts, String label, @Nullable String value, @Nullable String detail) {
        if (value != null) {
            facts.add(new Fact(label, value, detail));
        }
    }

    private static List<Fact> content(Words words, Times times, Content content) {
        List<Fact> facts = new ArrayList<>();
        facts.add(
                new Fact(
                        words.get("right.outcome"),
                        words.get("right.outcome." + content.outcome().code()),
                        content.text()));
        LocalDate until = content.until();
        add(facts, words.get("right.until"), until == null ? null : times.day(until), null);
        RefusalReason reason = content.reason();
        if (reason != null) {
            add(
                    facts,
                    words.get("right.reason"),
                    words.get("right.reason." + reason.code()),
                    content.reasonText());
        }
        add(facts, words.get("right.law"), content.law(), null);
        add(facts, words.get("right.remedies"), content.remedies(), null);
        return facts;
    }

    private static Paper paper(StaffAtDesk desk, RightsRequest request, RightsPapers.Paper paper) {
        Words words = desk.words();
        Boolean accepted = paper.accepted();
        String text =
                accepted == null
                        ? desk.times().moment(paper.arrivedAt())
                        : words.get(accepted ? "right-case.paper.yes" : "right-case.paper.no");
        return new Paper(
                words.get("right.paper." + paper.kind().code()),
                text,
                paper.isHere()
                        ? "/desk/requests/" + request.number() + "/papers/" + paper.id()
                        : null);
    }

    private static Task task(StaffAtDesk desk, RightsTasks.Task task, Map<String, String> wrong) {
        Words words = desk.words();
        Times times = desk.times();
        return new Task(
                words.get(
                        "right-case.task.of",
                        "who",
                        task.askedOf(),
                        "day",
                        times.day(Times.dayOf(task.dueAt().minusSeconds(1)))),
                task.words(),
                task.answer(),
                task.doneAt() == null ? task.id() : null,
                wrong.get("taskAnswer"));
    }

    private List<Step> steps(StaffAtDesk desk, RightsRequest request) {
        return request.events().stream()
                .map(
                        event -> {
                            String moment = desk.times().moment(event.at());
                            String more = event.words();
                            return new Step(
                                    Step.State.DONE,
                                    desk.words().get("right-case.step." + event.step().code()),
                                    more == null
                                            ? moment
                                            : desk.words()
                                                    .get(
                                                            "right.step.said",
                                                            "time",
                                                            moment,
                                                            "words",
                                                            more));
                        })
                .toList();
    }

    private static List<Move> moves(StaffAtDesk desk, RightsRequest request) {
        Words words = desk.words();
        List<Move> moves = new ArrayList<>();
        if (request.state() == RightsState.FILED) {
            moves.add(new Move("acknowledge", words.get("right-case.acknowledge"), false));
        }
        Long owner = request.owner();
        if (request.state().isOpen()
                && (owner == null || owner != desk.principal().staffUserId())) {
            moves.add(
                    new Move(
                            "take",
                            words.get(owner == null ? "right-case.take" : "right-case.take-over"),
                            owner == null));
        }
        boolean agrees =
                request.state() == RightsState.IN_HAND
                        && request.proposedHold()
                                .filter(
                                        each ->
                                                each.actorId() != null
                                                        && each.actorId()
                                                                != desk.principal().staffUserId())
                                .isPresent();
        if (agrees) {
            moves.add(new Move("hold-agree", words.get("right-case.hold-agree"), false));
        }
        return moves;
    }

    private static List<Asked> asks(
            Words words,
            RightsRequest request,
            Map<String, String> typed,
            Map<String, String> wrong) {
        if (request.state() != RightsState.IN_HAND) {
            return List.of();
        }
        boolean first = request.last(RightsStep.MISSING_ASKED).isEmpty();
        String step = first ? "missing" : "hold";
        return List.of(
                new Asked(
                        step,
                        "ask",
                        words.get("right-case." + step),
                        words.get("right-case." + step + ".text"),
                        words.get("right-case." + step + ".send"),
                        field("ask", typed, wrong)));
    }

    private static Composing composing(
            Words words,
            RightsRequest request,
            Map<String, String> typed,
            Map<String, String> wrong) {
        List<Choice> outcomes = new ArrayList<>();
        for (RightsOutcome each : Composer.outcomes(request)) {
            outcomes.add(
                    choice(
                            "outcome",
                            each.code(),
                            words.get("right.outcome." + each.code()),
                            typed));
        }
        List<Choice> reasons = new ArrayList<>();
        for (RefusalReason each : RefusalReason.values()) {
            reasons.add(
                    choice("reason", each.code(), words.get("right.reason." + each.code()), typed));
        }
        boolean second = request.needsSecond();
        return new Composing(
                outcomes,
                wrong.get("outcome"),
                reasons,
                wrong.get("reason"),
                field("text", typed, wrong),
                field("reasonText", typed, wrong),
                field("law", typed, wrong),
                field("until", typed, wrong),
                new Field(
                        typed.getOrDefault("remedies", words.get("right-case.remedies.usual")),
                        wrong.get("remedies")),
                second ? null : new Field("", wrong.get("code")),
                words.get(second ? "right-case.compose" : "right-case.sign"));
    }

    private static Choice choice(
            String name, String code, String label, Map<String, String> typed) {
        return new Choice(name + "-" + code, name, code, label, null, code.equals(typed.get(name)));
    }
}
