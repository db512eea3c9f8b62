package org.whosaw.portal.hospital.counter;

import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Keeps id checks and notes of the counter. */
interface CounterDao {
    @SqlUpdate(
            """
            INSERT INTO counter_check (id, hospital_id, person_id, staff_user_id, document,
                occasion, checked_at)
            VALUES (:id, :hospitalId, :personId, :staffUserId, :document, :occasion, :checkedAt)\
            """)
    void addCheck(@BindMethods Check check);

    @SqlUpdate(
            """
            INSERT INTO counter_note (id, hospital_id, person_id, staff_user_id, note, noted_at)
            VALUES (:id, :hospitalId, :personId, :staffUserId, :note, :notedAt)\
            """)
    void addNote(@BindMethods Note note);

    @SqlQuery(
            """
            SELECT id, hospital_id, person_id, staff_user_id, document, occasion, checked_at
            FROM counter_check WHERE person_id = :personId ORDER BY checked_at, id\
            """)
    List<Check> checks(long personId);

    @SqlQuery(
            """
            SELECT id, hospital_id, person_id, staff_user_id, note, noted_at
            FROM counter_note WHERE person_id = :personId ORDER BY noted_at, id\
            """)
    List<Note> notes(long personId);

    /** An id check. */
    record Check(
            long id,
            long hospitalId,
            long personId,
            long staffUserId,
            String document,
            String occasion,
            long checkedAt) {}

    /** A wish to stop, sealed. */
    record Note(
            long id, long hospitalId, long personId, long staffUserId, byte[] note, long notedAt) {
        @Override
        public String toString() {
            return "Note[" + id + "]";
        }
    }
}
