package org.whosaw.portal.web.hospital.recipients;

import java.util.List;
import org.whosaw.portal.web.hospital.DeskBar;
import org.whosaw.portal.web.page.Parts.Chip;

/** Holds the recipients of a hospital and what they owe a word about. */
public record RecipientsUiState(
        DeskBar desk,
        String headline,
        String sub,
        List<Line> lines,
        List<Late> late,
        List<Alone> alone) {
    public RecipientsUiState {
        lines = List.copyOf(lines);
        late = List.copyOf(late);
        alone = List.copyOf(alone);
    }

    public boolean hasAlone() {
        return !alone.isEmpty();
    }

    /** What a recipient says it received, of which the hospital has nothing; names no person. */
    public record Alone(String name, String href, String when, String what, String number) {}

    public boolean hasLines() {
        return !lines.isEmpty();
    }

    public boolean hasLate() {
        return !late.isEmpty();
    }

    /** One recipient. */
    public record Line(String name, String href, String kind, String uses, List<Chip> chips) {
        public Line {
            chips = List.copyOf(chips);
        }

        public boolean hasChips() {
            return !chips.isEmpty();
        }
    }

    /** One provision whose end is late; names no person. */
    public record Late(
            String due,
            String late,
            String name,
            String href,
            String given,
            String what,
            String number) {}
}
