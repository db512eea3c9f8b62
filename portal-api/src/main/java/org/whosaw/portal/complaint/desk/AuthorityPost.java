package org.whosaw.portal.complaint.desk;

import java.util.Optional;
import org.whosaw.portal.complaint.EvidenceSource;
import org.whosaw.portal.complaint.FiledComplaint;
import org.whosaw.portal.store.Tx;

/**
 * Carries a complaint to an authority that takes packages from us. What is to go is made and sealed
 * before the step that sends it, and kept in that step's own transaction: a complaint that is filed
 * is on its way.
 */
@FunctionalInterface
public interface AuthorityPost {
    /** Leaves everything to her own hand. */
    AuthorityPost BY_HAND = (filed, evidence) -> Optional.empty();

    /**
     * Makes ready what goes to the authority that {@code filed} names, outside any transaction;
     * empty where it is reached by her own hand only, or has no key that is good today.
     */
    Optional<Parcel> prepare(FiledComplaint filed, EvidenceSource evidence);

    /** What goes. */
    @FunctionalInterface
    interface Parcel {
        /** Puts it in line, in the caller's transaction. */
        void keep(Tx tx);
    }
}
