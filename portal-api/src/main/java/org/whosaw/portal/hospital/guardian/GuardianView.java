package org.whosaw.portal.hospital.guardian;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.counter.CounterPerson;
import org.whosaw.portal.identity.guardian.GuardianReason;
import org.whosaw.portal.identity.guardian.Guardians.Done;
import org.whosaw.portal.identity.guardian.Relation;

/**
 * A child as the counter sees it, with who reads for it.
 *
 * @param grown when the child is grown, and every link ends
 */
public record GuardianView(CounterPerson child, Instant grown, List<Line> lines, List<Done> done) {
    public GuardianView {
        lines = List.copyOf(lines);
        done = List.copyOf(done);
    }

    @Override
    public String toString() {
        return "GuardianView[redacted]";
    }

    /**
     * One link.
     *
     * @param link names it in a form
     * @param numberEnd the last four of the guardian's record number
     * @param reason why it was made, or null when the hospital's registration made it
     * @param blockedReason why it is blocked, or null
     */
    public record Line(
            String link,
            Relation relation,
            String numberEnd,
            Instant since,
            Instant until,
            @Nullable GuardianReason reason,
            @Nullable Instant blockedAt,
            @Nullable GuardianReason blockedReason,
            boolean holds) {}
}
