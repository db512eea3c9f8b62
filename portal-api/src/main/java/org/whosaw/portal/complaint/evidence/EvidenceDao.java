package org.whosaw.portal.complaint.evidence;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Reads and writes sealed pieces of evidence. */
interface EvidenceDao {
    @SqlUpdate(
            "INSERT INTO complaint_file (id, complaint_id, arrived_at)"
                    + " VALUES (:id, :complaintId, :arrivedAt)")
    void add(long id, long complaintId, long arrivedAt);

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
