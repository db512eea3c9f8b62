package org.whosaw.portal.access;

import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.whosaw.portal.hospital.RegistrationListener;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Tx;

/** Joins events that waited for a person to her list, in the transaction that registers her. */
public final class AccessJoin implements RegistrationListener {
    @Override
    public void registered(Tx tx, PersonId person, List<byte[]> keys) {
        AccessJoinDao dao = tx.dao(AccessJoinDao.class);
        for (byte[] key : keys) {
            dao.join(key, person.value());
            dao.clear(key);
        }
    }

    /** Moves rows from the waiting side to the reading side. */
    interface AccessJoinDao {
        // One event may have waited for two identifiers of the same person: she sees it once.
        @SqlUpdate(
                """
                INSERT INTO access_subject (person_id, occurred_at, event_id, protected)
                SELECT CAST(:personId AS BIGINT), occurred_at, event_id, protected
                FROM access_waiting WHERE subject_key = :key
                ON CONFLICT (person_id, occurred_at, event_id) DO NOTHING\
                """)
        void join(byte[] key, long personId);

        @SqlUpdate("DELETE FROM access_waiting WHERE subject_key = :key")
        void clear(byte[] key);
    }
}
