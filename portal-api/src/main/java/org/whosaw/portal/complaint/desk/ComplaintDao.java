package org.whosaw.portal.complaint.desk;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Reads and writes sealed complaints. */
interface ComplaintDao {
    /** A row of {@code complaint}. */
    record Row(long id, byte[] place, int version, byte[] body, long changedAt) {
        @Override
        public String toString() {
            return "Row[sealed]";
        }
    }

    /** A row of {@code complaint_leaf}. */
    record LeafRow(long id, long complaintId) {}

    @SqlUpdate(
            "INSERT INTO complaint (id, place, version, body, changed_at)"
                    + " VALUES (:id, :place, :version, :body, :changedAt)"
                    + " ON CONFLICT (place) DO NOTHING")
    int add(@BindMethods Row row);

    @SqlQuery("SELECT id, place, version, body, changed_at FROM complaint WHERE place = :place")
    Optional<Row> find(byte[] place);

    @SqlUpdate(
            "UPDATE complaint SET body = :body, version = :version + 1, changed_at = :changedAt"
                    + " WHERE id = :id AND version = :version")
    int save(long id, int version, byte[] body, long changedAt);

    @SqlUpdate("INSERT INTO complaint_leaf (id, complaint_id) VALUES (:id, :complaintId)")
    void addLeaf(@BindMethods LeafRow leaf);

    @SqlQuery("SELECT id FROM complaint_leaf WHERE complaint_id = :complaintId ORDER BY id")
    List<Long> leaves(long complaintId);

    @SqlQuery("SELECT id, complaint_id FROM complaint_leaf ORDER BY id")
    List<LeafRow> everyLeaf();

    /** Drafts that nobody has touched since, for which the ledger has nothing. */
    @SqlQuery(
            "SELECT id FROM complaint c WHERE changed_at < :before AND NOT EXISTS"
                    + " (SELECT 1 FROM complaint_leaf l WHERE l.complaint_id = c.id)"
                    + " ORDER BY changed_at LIMIT :most")
    List<Long> forgotten(long before, int most);

    /** Returns the newest leaf of a complaint; none for a draft. */
    @SqlQuery("SELECT COALESCE(MAX(id), 0) FROM complaint_leaf WHERE complaint_id = :complaintId")
    long newestLeaf(long complaintId);

    @SqlQuery("SELECT id FROM complaint_file WHERE complaint_id = :complaintId ORDER BY id")
    List<Long> files(long complaintId);

    @SqlUpdate("UPDATE complaint SET files = :files, row_seal = :seal WHERE id = :id")
    void seal(long id, String files, byte[] seal);

    /** A row with the seal that it bears. */
    record Sealed(
            long id,
            byte[] place,
            int version,
            byte[] body,
            long changedAt,
            @Nullable String files,
            byte @Nullable [] rowSeal) {
        @Override
        public String toString() {
            return "Sealed[sealed]";
        }
    }

    @SqlQuery("SELECT * FROM complaint WHERE id > :after ORDER BY id LIMIT :most")
    List<Sealed> everything(long after, int most);

    /** Leaves of complaints that are not there. */
    @SqlQuery(
            "SELECT l.id, l.complaint_id FROM complaint_leaf l WHERE NOT EXISTS"
                    + " (SELECT 1 FROM complaint c WHERE c.id = l.complaint_id) ORDER BY l.id")
    List<LeafRow> leavesWithout();

    @SqlUpdate("DELETE FROM complaint WHERE id = :id")
    void delete(long id);
}
