package org.whosaw.portal.web.hospital.rights;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.hospital.DeskBar;
import org.whosaw.portal.web.page.Parts.Fact;

/**
 * Holds the evidence for one request.
 *
 * @param use where the draft goes into the answer, or null while none can be composed
 */
public record RightEvidenceUiState(
        DeskBar desk,
        String back,
        String headline,
        String sub,
        List<Section> sections,
        String draft,
        @Nullable String use,
        String file,
        String proof) {
    public RightEvidenceUiState {
        sections = List.copyOf(sections);
    }

    /**
     * One part of it.
     *
     * @param more says that the file holds more, or null
     */
    public record Section(String title, List<Fact> facts, @Nullable String more) {
        public Section {
            facts = List.copyOf(facts);
        }

        public boolean hasFacts() {
            return !facts.isEmpty();
        }
    }

    @Override
    public String toString() {
        return "RightEvidenceUiState[redacted]";
    }
}
