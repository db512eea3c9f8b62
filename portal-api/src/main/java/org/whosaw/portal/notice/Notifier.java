package org.whosaw.portal.notice;

import java.time.Instant;
import java.util.Collection;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Tx;

/**
 * Takes what persons are to be told of, in the transaction that makes it so. Any room above may
 * call it; nothing is sent before the commit.
 */
public interface Notifier {
    /** Tells nobody anything. */
    Notifier SILENT =
            new Notifier() {
                @Override
                public void tell(Tx tx, PersonId person, Matter matter) {}

                @Override
                public void ring(Tx tx, long entry, Collection<PersonId> persons) {}
            };

    /**
     * Puts a notice into a person's inbox, once a kind and a cause, and sends it on if it is due.
     */
    void tell(Tx tx, PersonId person, Matter matter);

    /**
     * Asks that persons' new entries be gone through soon and not at the next round: a row each,
     * for recording that must not wait.
     *
     * @param entry the id of the row that was recorded
     */
    void ring(Tx tx, long entry, Collection<PersonId> persons);

    /**
     * What to tell of.
     *
     * @param cause tells apart what is told once: the entry's id, or what folds several into one
     * @param entry the row it leads to, 0 for none
     * @param party the recipient it is about, 0 for none
     * @param isProtected whether the entry is specially protected, so that nothing names it
     */
    record Matter(
            NoticeKind kind,
            long cause,
            long entry,
            long party,
            Instant happenedAt,
            boolean isProtected) {
        /** Describes one entry. */
        public static Matter of(NoticeKind kind, long entry, long party, Instant happenedAt) {
            return new Matter(kind, entry, entry, party, happenedAt, false);
        }
    }
}
