package org.whosaw.portal.complaint.hospital;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Reads and writes complaints at a hospital's desk. */
interface CaseDao {
    /** A row of {@code hospital_complaint}. */
    record Row(
            long id,
            long hospitalId,
            String state,
            byte[] bodyKey,
            byte[] body,
            long filedAt,
            long dueAt,
            int provisional,
            @Nullable Long assignedTo) {
        @Override
        public String toString() {
            return "Row[" + id + "]";
        }
    }

    /** A row of {@code hospital_complaint_event}. */
    record EventRow(
            long id,
            long complaintId,
            String step,
            @Nullable Long staffUserId,
            long happenedAt,
            byte @Nullable [] words,
            byte[] salt) {
        @Override
        public String toString() {
            return "EventRow[" + id + "]";
        }
    }

    @SqlUpdate(
            "INSERT INTO hospital_complaint (id, hospital_id, state, body_key, body, filed_at,"
                    + " due_at, provisional, assigned_to) VALUES (:id, :hospitalId, :state,"
                    + " :bodyKey, :body, :filedAt, :dueAt, :provisional, :assignedTo)")
    void add(@BindMethods Row row);

    @SqlQuery("SELECT * FROM hospital_complaint WHERE id = :id")
    Optional<Row> find(long id);

    @SqlQuery(
            "SELECT * FROM hospital_complaint WHERE hospital_id = :hospitalId"
                    + " ORDER BY CASE WHEN state = 'answered' THEN 1 ELSE 0 END, due_at, id"
                    + " LIMIT :most")
    List<Row> ofHospital(long hospitalId, int most);

    @SqlUpdate("UPDATE hospital_complaint SET state = :to WHERE id = :id AND state = :from")
    int move(long id, String from, String to);

    @SqlUpdate("UPDATE hospital_complaint SET assigned_to = :staffUserId WHERE id = :id")
    void assign(long id, long staffUserId);

    @SqlUpdate(
            "INSERT INTO hospital_complaint_event (id, complaint_id, step, staff_user_id,"
                    + " happened_at, words, salt) VALUES (:id, :complaintId, :step, :staffUserId,"
                    + " :happenedAt, :words, :salt)")
    void addEvent(@BindMethods EventRow event);

    @SqlQuery(
            "SELECT * FROM hospital_complaint_event WHERE complaint_id = :complaintId ORDER BY id")
    List<EventRow> events(long complaintId);

    @SqlQuery("SELECT * FROM hospital_complaint ORDER BY id")
    List<Row> everything();
}
