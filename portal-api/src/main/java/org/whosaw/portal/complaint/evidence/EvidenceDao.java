package org.whosaw.portal.complaint.evidence;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Reads and writes sealed pieces of evidence. */
interface EvidenceDao {
    /** A file without its bytes, with the seal that it bears. */
    record FileRow(long id, long complaintId, long arrivedAt, byte @Nullable [] rowSeal) {}

    @SqlUpdate(
            "INSERT INTO complaint_file (id, complaint_id, arrived_at, row_seal)"
                    + " VALUES (:id, :complaintId, :arrivedAt, :rowSeal)")
    void add(@BindMethods FileRow row);

    @SqlUpdate("UPDATE complaint_file SET row_seal = :seal WHERE id = :id")
    void seal(long id, byte[] seal);

    @SqlQuery("SELECT * FROM complaint_file ORDER BY id")
    List<FileRow> everything();

    /** Says whether a complaint is more than a draft. */
    @SqlQuery(
            "SELECT (SELECT COUNT(*) FROM complaint_leaf WHERE complaint_id = :complaintId)"
                    + " + (SELECT COUNT(*) FROM hospital_complaint WHERE id = :complaintId)")
    int filed(long complaintId);

    @SqlQuery("SELECT COUNT(*) FROM complaint_piece WHERE file_id = :fileId")
    int pieces(long fileId);

    @SqlQuery(
            "SELECT DISTINCT file_id FROM complaint_piece p WHERE NOT EXISTS"
                    + " (SELECT 1 FROM complaint_file f WHERE f.id = p.file_id)")
    List<Long> piecesWithout();

    @SqlUpdate(
            "INSERT INTO complaint_piece (file_id, number, body) VALUES (:fileId, :number, :body)")
    void addPiece(long fileId, int number, byte[] body);

    @SqlQuery("SELECT body FROM complaint_piece WHERE file_id = :fileId AND number = :number")
    Optional<byte[]> piece(long fileId, int number);

    @SqlQuery("SELECT MAX(number) FROM complaint_piece WHERE file_id = :fileId")
    Optional<Integer> last(long fileId);

    @SqlUpdate("DELETE FROM complaint_piece WHERE file_id = :fileId")
    void deletePieces(long fileId);

    @SqlUpdate("DELETE FROM complaint_file WHERE id = :fileId")
    void delete(long fileId);

    @SqlQuery("SELECT id FROM complaint_file WHERE complaint_id = :complaintId ORDER BY id")
    List<Long> of(long complaintId);

    /** Files of complaints that are not there: what broke off at its beginning. */
    @SqlQuery(
            "SELECT f.id FROM complaint_file f WHERE f.arrived_at < :before AND NOT EXISTS"
                    + " (SELECT 1 FROM complaint c WHERE c.id = f.complaint_id) AND NOT EXISTS"
                    + " (SELECT 1 FROM hospital_complaint h WHERE h.id = f.complaint_id)"
                    + " ORDER BY f.id LIMIT :most")
    List<Long> orphans(long before, int most);
}
