package org.whosaw.portal.web.open.track;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds what to copy into an authority's form.
 *
 * @param web where its form is, or null when no address is known
 * @param phone its number, or null
 * @param boxes its fields, in its order
 * @param file where the package is
 */
public record HandoverUiState(
        String authority,
        String takes,
        @Nullable String web,
        @Nullable String phone,
        List<Box> boxes,
        String file) {
    public HandoverUiState {
        boxes = List.copyOf(boxes);
    }

    /** Says whether its fields are known. */
    public boolean hasBoxes() {
        return !boxes.isEmpty();
    }

    /**
     * One field.
     *
     * @param tooLong what to do when it takes less than she wrote, or null
     */
    public record Box(String name, String label, String text, @Nullable String tooLong) {
        @Override
        public String toString() {
            return "Box[" + name + "]";
        }
    }
}
