package org.whosaw.portal.web.hospital.holds;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.hospital.DeskBar;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Parts.Note;

/** Holds the legal holds that stand, and the form that places one. */
public record HoldsUiState(
        DeskBar desk,
        String headline,
        String sub,
        @Nullable Note note,
        List<Item> items,
        Form form) {
    public HoldsUiState {
        items = List.copyOf(items);
    }

    /**
     * One hold.
     *
     * @param quiet whether nobody asked to lift it
     * @param liftable whether the reader may lift what another asked to lift
     * @param own whether she asked herself
     * @param latest the last day on which it may be looked at next
     */
    public record Item(
            String number,
            String title,
            List<Fact> facts,
            boolean quiet,
            boolean liftable,
            boolean own,
            String latest) {
        public Item {
            facts = List.copyOf(facts);
        }
    }

    /** What is asked, field by field, with what was typed. */
    public record Form(
            List<Choice> about, Line mrn, Line law, Line reviewOn, Line reason, String latest) {
        public Form {
            about = List.copyOf(about);
        }
    }

    /** One field with its label. */
    public record Line(String id, String label, @Nullable String hint, Field field) {}
}
