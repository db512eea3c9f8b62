package org.whosaw.portal.access;

import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.whosaw.portal.hospital.RegistrationListener;
import org.whosaw.portal.hospital.withheld.HeldRows;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.ledger.Joined;
import org.whosaw.portal.ledger.LeafKind;
import org.whosaw.portal.ledger.PersonLedger;
import org.whosaw.portal.store.Tx;

/** Joins events that waited for a person to her list, in the transaction that registers her. */
public final class AccessJoin implements RegistrationListener {
    private final Joined joined;

    public AccessJoin(PersonLedger ledger) {
        this.joined = new Joined(LeafKind.ACCESS, ledger, "access", "event_id", HeldRows.HELD);
    }

    @Override
    public void registered(Tx tx, PersonId person, List<byte[]> keys) {
        AccessJoinDao dao = tx.dao(AccessJoinDao.class);
        for (byte[] key : keys) {
            dao.countOnce(key, person.value());
            dao.countHeldOnce(key, person.value());
            // One event may have waited for two identifiers of the same person: she sees it once.
            joined.join(tx, key, person);
            dao.clear(key);
        }
    }

    /** Counts and clears what waited. */
    interface AccessJoinDao {
        // Waiting, two identifiers of one person counted as two persons.
        @SqlUpdate(
                """
                UPDATE access_event SET subject_count = subject_count - 1 WHERE id IN (
                    SELECT w.event_id FROM access_waiting w JOIN access_subject s
                        ON s.person_id = CAST(:personId AS BIGINT)
                            AND s.occurred_at = w.occurred_at AND s.event_id = w.event_id
                    WHERE w.subject_key = :key)\
                """)
        void countOnce(byte[] key, long personId);

        @SqlUpdate(
                """
                UPDATE access_event SET subject_count = subject_count - 1 WHERE id IN (
                    SELECT w.event_id FROM access_waiting w JOIN access_withheld s
                        ON s.event_id = w.event_id AND s.person_id = CAST(:personId AS BIGINT)
                    WHERE w.subject_key = :key)\
                """)
        void countHeldOnce(byte[] key, long personId);

        @SqlUpdate("DELETE FROM access_waiting WHERE subject_key = :key")
        void clear(byte[] key);
    }
}
