package org.whosaw.portal.web.hospital.recipients;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.hospital.DeskBar;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Parts.Note;

/** Holds one recipient's card, its rows of the register, and the form that writes one. */
public record RecipientCardUiState(
        DeskBar desk,
        String headline,
        String sub,
        @Nullable Note note,
        String href,
        List<Fact> facts,
        List<Use> uses,
        Form form) {
    public RecipientCardUiState {
        facts = List.copyOf(facts);
        uses = List.copyOf(uses);
    }

    public boolean hasUses() {
        return !uses.isEmpty();
    }

    /**
     * One row of the register.
     *
     * @param missing what keeps it from being active, in words
     */
    public record Use(
            String number,
            String purpose,
            List<Fact> facts,
            List<String> missing,
            boolean active,
            boolean ready,
            String notice) {
        public Use {
            facts = List.copyOf(facts);
            missing = List.copyOf(missing);
        }

        public boolean hasMissing() {
            return !missing.isEmpty();
        }
    }

    /** What is typed of a row. */
    public record Form(List<Pick> picks, List<Choice> elements, List<Line> lines) {
        public Form {
            picks = List.copyOf(picks);
            elements = List.copyOf(elements);
            lines = List.copyOf(lines);
        }
    }

    /** One thing to choose from a list. */
    public record Pick(String id, String label, List<Choice> choices) {
        public Pick {
            choices = List.copyOf(choices);
        }
    }

    /** One field with its label. */
    public record Line(String id, String label, String type, Field field) {}
}
