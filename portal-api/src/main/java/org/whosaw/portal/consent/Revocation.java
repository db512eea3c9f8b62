package org.whosaw.portal.consent;

import java.time.Instant;
import java.util.List;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.PersonId;

/**
 * What ceased to cover, of one person, at once.
 *
 * @param grants every one; never empty
 */
public record Revocation(PersonId person, List<GrantRef> grants, Cause cause, Instant at) {
    public Revocation {
        grants = List.copyOf(grants);
    }

    /** Why. */
    public enum Cause implements Coded {
        /** She, or her guardian, stopped it. */
        PATIENT,
        /** A death, stillbirth or loss did; recipients are not told which. */
        LOSS,
        /** The day she had named has come. */
        RAN_OUT,
        /** The stay for which she had allowed it is over. */
        DISCHARGED,
        /** A new notice covers more than the one she agreed to. */
        NOTICE_CHANGED,
        CONTRACT_END
    }

    /**
     * One grant.
     *
     * @param wasLive whether it covered until now; others had ended, and are taken back all the
     *     same
     */
    public record GrantRef(
            long grantId, HospitalId hospital, long recipientId, long useId, boolean wasLive) {}
}
