package org.whosaw.portal.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.withheld.DeferralRow;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.ledger.Leaf;

/**
 * One event checked, hashed, sealed and resolved, ready for the transaction.
 *
 * @param index its place in the batch
 * @param persons the subjects that were registered when it was prepared
 * @param waiting blind indexes of the subjects that were not
 * @param deferral why those it is about are not told at once, or null
 * @param line what stands for it among the lines of its day
 * @param leaves of {@code persons}, in any order
 * @param waitingSalts of the leaves of {@code waiting}, in their order; none without a ledger
 */
record PreparedAccess(
        int index,
        long id,
        HospitalId hospital,
        long systemId,
        byte[] sourceKey,
        byte[] contentHash,
        long occurredAt,
        long recordedAt,
        Accessor accessor,
        @Nullable Long originId,
        int flags,
        boolean isProtected,
        byte @Nullable [] reason,
        byte @Nullable [] approval,
        List<PersonId> persons,
        List<byte[]> waiting,
        List<Leaf> leaves,
        List<byte[]> waitingSalts,
        AccessLeaf content,
        AccessEvent event,
        @Nullable DeferralRow deferral,
        byte[] line) {
    /** Says whether those it is about must not be told yet. */
    boolean isHeldBack() {
        return deferral != null && deferral.isStanding();
    }

    int subjectCount() {
        return persons.size() + waiting.size();
    }
}
