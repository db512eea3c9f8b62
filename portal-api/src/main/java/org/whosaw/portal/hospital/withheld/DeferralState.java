package org.whosaw.portal.hospital.withheld;

import java.util.Map;
import java.util.Set;
import org.whosaw.portal.kernel.Coded;

/** Says where a deferral stands. */
public enum DeferralState implements Coded {
    /** One member of the desk asked for it; nothing is held back yet. */
    PROPOSED,
    /** Approved by another: the row is held back. */
    STANDING,
    /** Never approved. */
    DECLINED,
    /** Ended before its day. */
    LIFTED,
    /** Its day came. */
    REVEALED;

    /** Every edge: what proposes, approves, declines, lifts, or lets the day come. */
    private static final Map<DeferralState, Set<DeferralState>> EDGES =
            Map.of(
                    PROPOSED, Set.of(STANDING, DECLINED),
                    STANDING, Set.of(LIFTED, REVEALED),
                    DECLINED, Set.of(),
                    LIFTED, Set.of(),
                    REVEALED, Set.of());

    /** Says whether a deferral goes from here to there. */
    public boolean leadsTo(DeferralState next) {
        return EDGES.getOrDefault(this, Set.of()).contains(next);
    }
}
