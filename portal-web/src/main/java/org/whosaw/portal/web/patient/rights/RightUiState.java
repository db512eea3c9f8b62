package org.whosaw.portal.web.patient.rights;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Parts.Step;

/**
 * Holds one request and where it stands.
 *
 * @param answer what the hospital says, part by part; empty before
 * @param signed who signed it and when, or null
 * @param proof where the signed answer is taken away, or null
 * @param silence where the statement about the hospital's silence is taken away, or null
 * @param missing what the hospital asks of her, or null
 * @param reply what she writes, or null where nothing can be written
 * @param replyTitle what writing leads to
 * @param withdraw where the form goes that takes it back, or null
 * @param papers what she can hand in, or empty
 * @param handed what she handed in
 * @param shown where her pages show what she asked, or null
 */
public record RightUiState(
        String headline,
        String sub,
        @Nullable Note note,
        List<Fact> answer,
        @Nullable String signed,
        @Nullable String proof,
        @Nullable String silence,
        @Nullable String missing,
        List<Fact> facts,
        List<Step> steps,
        String address,
        @Nullable Field reply,
        @Nullable String replyTitle,
        @Nullable String withdraw,
        List<Choice> papers,
        List<Fact> handed,
        @Nullable String shown) {
    public RightUiState {
        papers = List.copyOf(papers);
        handed = List.copyOf(handed);
        answer = List.copyOf(answer);
        facts = List.copyOf(facts);
        steps = List.copyOf(steps);
    }

    /** Says whether papers can be handed in. */
    public boolean hasPapers() {
        return !papers.isEmpty();
    }

    public boolean hasAnswer() {
        return !answer.isEmpty();
    }

    @Override
    public String toString() {
        return "RightUiState[redacted]";
    }
}
