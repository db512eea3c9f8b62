package org.whosaw.portal.complaint;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One extract of our own records that goes with a complaint, in the very words in which she saw it.
 *
 * @param reference its number, for example {@code ae_…}
 * @param title what it is, in one line
 * @param lines what it says, label by label; third persons masked
 * @param proof a receipt file that proves it, or null while it is not signed yet
 */
public record Attached(
        AttachedKind kind,
        String reference,
        String title,
        List<Line> lines,
        @Nullable String proof) {
    public Attached {
        lines = List.copyOf(lines);
    }

    /** One label and what it says. */
    public record Line(String label, String text) {
        @Override
        public String toString() {
            return "Line[redacted]";
        }
    }

    @Override
    public String toString() {
        return "Attached[" + kind + "]";
    }
}
