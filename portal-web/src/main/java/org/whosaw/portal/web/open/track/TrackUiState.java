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
 * @param authorities where it may go on to
 * @param content what she confirmed, to be copied from
 * @param toAuthority whether it goes to an authority, by her hand
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
        List<Choice> authorities,
        List<Fact> content,
        boolean toAuthority,
        @Nullable AtHospital hospital) {
    public boolean hasMoves() {
        return !moves.isEmpty();
    }

    /**
     * One thing that she can note.
     *
     * @param reference asks for the authority's own number
     * @param words asks for what was answered
     * @param authority asks which authority
     */
    public record Move(
            String step,
            String label,
            String button,
            @Nullable String text,
            boolean reference,
            boolean words,
            boolean authority) {}

    /** Where it stands at the hospital's desk. */
    public record AtHospital(String headline, List<Step> steps) {}

    /** Asks for the code. */
    public record Enter(Field code) {}
}
