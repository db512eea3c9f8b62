package org.whosaw.portal.web.hospital.guardian;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.hospital.DeskBar;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Note;

/**
 * Holds who reads for a child, and the forms that change it.
 *
 * @param opening names the child in the forms
 * @param done what was done before, newest first
 */
public record GuardianUiState(
        DeskBar desk,
        String headline,
        String sub,
        @Nullable Note note,
        String opening,
        List<Line> lines,
        List<Fact> done,
        LinkForm form) {
    public GuardianUiState {
        lines = List.copyOf(lines);
        done = List.copyOf(done);
    }

    public boolean hasDone() {
        return !done.isEmpty();
    }

    @Override
    public String toString() {
        return "GuardianUiState[redacted]";
    }

    /**
     * One link.
     *
     * @param act the form that blocks or opens it, or null when this member may not
     */
    public record Line(String title, List<Fact> facts, @Nullable Act act, boolean forOfficer) {
        public Line {
            facts = List.copyOf(facts);
        }
    }

    /**
     * The form that blocks a link or opens it.
     *
     * @param action the end of the form's address
     * @param label what its button says
     * @param open whether it was sent and is asked again
     */
    public record Act(
            String action,
            String link,
            String label,
            String text,
            Question reason,
            Question paper,
            boolean open) {}

    /** The form that links. */
    public record LinkForm(
            List<Choice> kinds,
            Question identity,
            Question relation,
            Question reason,
            Question paper,
            String since,
            String until,
            String today,
            String grown) {
        public LinkForm {
            kinds = List.copyOf(kinds);
        }
    }

    /** One thing to choose from a list. */
    public record Question(
            String id, String name, String label, @Nullable String error, List<Option> options) {
        public Question {
            options = List.copyOf(options);
        }
    }

    /** One answer. */
    public record Option(String value, String label, boolean chosen) {}
}
