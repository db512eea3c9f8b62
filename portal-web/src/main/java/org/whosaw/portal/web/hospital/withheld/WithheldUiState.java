package org.whosaw.portal.web.hospital.withheld;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.hospital.DeskBar;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Parts.Note;

/** Holds what is put off, what waits for a second person, and the form that asks. */
public record WithheldUiState(
        DeskBar desk,
        String headline,
        String sub,
        @Nullable Note note,
        List<Item> items,
        Form form) {
    public WithheldUiState {
        items = List.copyOf(items);
    }

    /**
     * One deferral.
     *
     * @param approvable whether the reader may approve it
     * @param standing whether it holds a row back
     */
    public record Item(
            String number,
            String title,
            List<Fact> facts,
            boolean overdue,
            boolean approvable,
            boolean proposed,
            boolean standing,
            String latest) {
        public Item {
            facts = List.copyOf(facts);
        }
    }

    /** What is asked, field by field, with what was typed. */
    public record Form(List<Choice> kinds, List<Line> lines, Line until, Line reviewOn, Line why) {
        public Form {
            kinds = List.copyOf(kinds);
            lines = List.copyOf(lines);
        }
    }

    /** One field with its label. */
    public record Line(String id, String label, @Nullable String hint, Field field) {}
}
