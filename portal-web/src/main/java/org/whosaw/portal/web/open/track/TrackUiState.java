package org.whosaw.portal.web.open.track;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Parts.Step;

/**
 * Holds where a complaint stands.
 *
 * @param next what happens next, by when, and what she can do now
 * @param moves what she can note, each with what it asks for
 * @param content what she confirmed, to be copied from
 * @param forms the forms of the authorities that it goes to by her hand
 * @param hospital where it stands at the hospital's desk, or null
 */
public record TrackUiState(
        String headline,
        String next,
        @Nullable Note note,
        String code,
        List<Fact> facts,
        List<Step> steps,
        List<Move> moves,
        List<Fact> content,
        List<Choice> forms,
        @Nullable AtHospital hospital) {
    public boolean hasMoves() {
        return !moves.isEmpty();
    }

    /**
     * One thing that she can note.
     *
     * @param reference asks for the authority's own number
     * @param words asks for what was answered
     * @param further leads to the screen where she confirms what goes where
     * @param authorities which of them is asked for; none where it is not asked
     */
    public record Move(
            String step,
            String label,
            String button,
            @Nullable String text,
            boolean reference,
            boolean words,
            boolean further,
            List<Choice> authorities) {
        public boolean hasAuthorities() {
            return !authorities.isEmpty();
        }
    }

    /**
     * Asks her to confirm to whom what goes.
     *
     * @param sendable whether it may go there; if not, the note says why
     * @param step what it is, by its code
     * @param to the authority, by its code
     * @param confirmed the content hash of what she sees
     * @param facts to whom, why and how
     * @param content what goes, in full
     */
    public record Further(
            String headline,
            @Nullable Note note,
            boolean sendable,
            String step,
            String to,
            String confirmed,
            List<Fact> facts,
            List<Fact> content) {}

    /** Where it stands at the hospital's desk. */
    public record AtHospital(String headline, List<Step> steps) {}

    /** Asks for the code. */
    public record Enter(Field code) {}
}
