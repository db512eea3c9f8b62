package org.whosaw.portal.hospital.care;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A care fact as it stands on the wire: who did what kind of thing for her and when. Never what was
 * ordered, written, found or paid.
 *
 * @param factId the hospital's own number of it; the same again replaces it
 * @param kind order, note, procedure, consult, booking, billing, coding, assignment, emergency
 * @param from when; {@code to} for what lasts, such as an assignment to a shift
 * @param staffIds who did it, or with whom it is booked
 * @param department where it was done
 * @param withdrawn true when the fact was entered in error: it no longer explains anything
 */
public record CareFactEntry(
        String factId,
        String mrn,
        String kind,
        Instant from,
        @Nullable Instant to,
        List<String> staffIds,
        @Nullable String department,
        @Nullable Boolean withdrawn) {
    public CareFactEntry {
        staffIds = staffIds == null ? List.of() : List.copyOf(staffIds);
    }

    boolean isWithdrawn() {
        return Boolean.TRUE.equals(withdrawn);
    }

    @Override
    public String toString() {
        return "CareFactEntry[" + kind + "]";
    }
}
