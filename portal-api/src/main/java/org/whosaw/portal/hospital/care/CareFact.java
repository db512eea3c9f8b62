package org.whosaw.portal.hospital.care;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One care fact as the rules see it: who, what kind, when, in which department.
 *
 * @param id orders facts that are otherwise alike
 * @param from in microseconds
 * @param to the end, {@code from} itself for an act, {@link #OPEN} while an encounter lasts
 * @param ward where she lies, null outside a ward
 * @param staff whom the fact names
 */
public record CareFact(
        long id,
        CareFactKind kind,
        long from,
        long to,
        @Nullable String department,
        @Nullable String ward,
        List<StaffKey> staff) {
    /** The end of what has not ended. */
    public static final long OPEN = Long.MAX_VALUE;

    public CareFact {
        staff = List.copyOf(staff);
    }

    /** Says whether the end is not known. */
    public boolean isOpen() {
        return to == OPEN;
    }

    @Override
    public String toString() {
        return "CareFact[" + kind + "]";
    }
}
