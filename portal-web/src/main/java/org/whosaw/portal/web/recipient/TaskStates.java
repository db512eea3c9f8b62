package org.whosaw.portal.web.recipient;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.stop.RecipientStops.Task;
import org.whosaw.portal.consent.stop.Stop.AtParty;
import org.whosaw.portal.consent.stop.Stop.Signed;
import org.whosaw.portal.consent.stop.StopKind;
import org.whosaw.portal.consent.stop.StopStep;
import org.whosaw.portal.consent.stop.TargetState;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Parts.Chip;
import org.whosaw.portal.web.page.Parts.Step;
import org.whosaw.portal.web.page.Tone;

/** Writes what a recipient owes and has signed: the same words for it, for her and for the desk. */
public final class TaskStates {
    private final Words words;
    private final Times times;

    public TaskStates(Words words, Times times) {
        this.words = words;
        this.times = times;
    }

    /**
     * One task as pages show it.
     *
     * @param party whom the recipient named itself and answers for, or null for itself
     * @param canStop whether it may be signed that use has stopped
     * @param canDelete whether it may be signed that it was deleted
     */
    public record Item(
            String number,
            String subject,
            @Nullable String party,
            String asked,
            List<Chip> chips,
            List<Step> steps,
            boolean canStop,
            boolean canDelete) {
        public boolean isOpen() {
            return canStop || canDelete;
        }

        public boolean hasParty() {
            return party != null;
        }

        public boolean hasChips() {
            return !chips.isEmpty();
        }
    }

    /** Returns a task. */
    public Item item(Task task) {
        AtParty party = task.party();
        TargetState state = party.state();
        boolean again = task.kind() == StopKind.GIVEN;
        boolean canStop = state == TargetState.OWES_STOP || state == TargetState.STOP_LATE;
        return new Item(
                task.number(),
                task.subject(),
                party.declared() ? words.get("guest.for", "name", party.card().name()) : null,
                times.moment(task.at()),
                again ? List.of() : chips(party),
                again ? List.of(allowed(task)) : steps(party, task.at()),
                canStop,
                state.isOwing());
    }

    private Step allowed(Task task) {
        return new Step(Step.State.DONE, words.get("stop.step.given"), times.moment(task.at()));
    }

    /** Returns the marks of a party: where it stands, and that it was late once. */
    public List<Chip> chips(AtParty party) {
        List<Chip> chips = new ArrayList<>();
        TargetState state = party.state();
        Tone tone =
                state.isLate()
                        ? Tone.ATTENTION
                        : state == TargetState.DELETED ? Tone.GOOD : Tone.NEUTRAL;
        chips.add(new Chip(words.get("stop.state." + state.code()), tone));
        if (party.wasLate() && !state.isLate()) {
            chips.add(new Chip(words.get("stop.was-late"), Tone.ATTENTION));
        }
        return chips;
    }

    /** Returns the course of a party: asked, stopped, deleted, each with its day. */
    public List<Step> steps(AtParty party, Instant asked) {
        TargetState state = party.state();
        if (state == TargetState.INFORMED) {
            return List.of(
                    new Step(Step.State.DONE, words.get("stop.step.wrote"), times.moment(asked)));
        }
        boolean stopped = !(state == TargetState.OWES_STOP || state == TargetState.STOP_LATE);
        boolean deleted = state == TargetState.DELETED;
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(Step.State.DONE, words.get("stop.step.asked"), times.moment(asked)));
        steps.add(
                new Step(
                        stopped ? Step.State.DONE : Step.State.NOW,
                        words.get("stop.step.stopped"),
                        stopped
                                ? signed(party, StopStep.STOP_SIGNED, StopStep.DELETION_SIGNED)
                                : due(party.stopDue(), state.isLate())));
        steps.add(
                new Step(
                        deleted ? Step.State.DONE : stopped ? Step.State.NOW : Step.State.NEXT,
                        words.get("stop.step.deleted"),
                        deleted
                                ? signed(party, StopStep.DELETION_SIGNED)
                                : due(party.deleteDue(), state == TargetState.DELETION_LATE)));
        return steps;
    }

    private String due(@Nullable Instant at, boolean late) {
        return at == null
                ? ""
                : words.get(late ? "stop.due.over" : "stop.due", "time", times.until(at));
    }

    private String signed(AtParty party, StopStep... any) {
        List<StopStep> some = List.of(any);
        return party.steps().stream()
                .filter(each -> some.contains(each.step()))
                .map(Signed::at)
                .findFirst()
                .map(at -> words.get("stop.signed", "time", times.moment(at)))
                .orElse("");
    }
}
