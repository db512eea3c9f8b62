package org.whosaw.portal.access;

import java.util.List;
import java.util.Set;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.Purpose;
import org.whosaw.portal.store.Tx;

/**
 * Hears of looks by people whom another house employs: that house received the data, so the look is
 * a provision too and stands in both lists.
 */
@FunctionalInterface
public interface ContractorLooks {
    /** Records the provisions, in the looks' own transaction. */
    void provided(Tx tx, List<ContractorLook> looks);

    /**
     * One look.
     *
     * @param sourceKey the look's unique key, 16 bytes
     * @param recipientId the employer in the directory
     * @param isHeldBack whether those it is about must not be told yet
     * @param waiting blind indexes of the subjects that are not registered yet
     */
    record ContractorLook(
            long eventId,
            byte[] sourceKey,
            HospitalId hospital,
            long systemId,
            long recipientId,
            long occurredAt,
            long recordedAt,
            Purpose purpose,
            Set<Element> elements,
            boolean isProtected,
            boolean isHeldBack,
            List<PersonId> persons,
            List<byte[]> waiting) {}
}
