package org.whosaw.portal.access;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Reads what an account did, and keeps which of its sessions are doubted. */
interface AccountSessionDao {
    /** One look, as far as it tells a session. */
    record Anchor(
            long hospitalId,
            long systemId,
            long occurredAt,
            long accessorId,
            byte[] accessorKey,
            @Nullable Long originId) {}

    /** One look of an account. */
    record Use(
            long id,
            long occurredAt,
            long systemId,
            @Nullable Long originId,
            int action,
            int flags) {}

    /** A row of {@code account_doubt}. */
    record DoubtRow(
            long id,
            long hospitalId,
            long eventId,
            long accessorId,
            long systemId,
            @Nullable Long originId,
            long fromAt,
            long toAt,
            int lines,
            long saidAt,
            String state,
            @Nullable Long closedBy,
            @Nullable Long closedAt,
            long changedAt) {}

    /** A line that was drawn. */
    record DrawnRow(long personId, long eventId) {}

    @SqlQuery(
            """
            SELECT e.hospital_id, e.system_id, e.occurred_at, e.accessor_id, a.accessor_key,
                e.origin_id
            FROM access_event e JOIN accessor a ON a.id = e.accessor_id WHERE e.id = :eventId\
            """)
    Optional<Anchor> anchor(long eventId);

    @SqlQuery(
            "SELECT id FROM accessor WHERE hospital_id = :hospitalId AND accessor_key IN (<keys>)")
    List<Long> snapshots(long hospitalId, @BindList List<byte[]> keys);

    @SqlQuery(
            """
            SELECT id, occurred_at, system_id, origin_id, action, flags FROM access_event
            WHERE accessor_id IN (<accessors>) AND occurred_at BETWEEN :from AND :to
                AND system_id = :systemId AND COALESCE(origin_id, 0) = :origin
            ORDER BY occurred_at, id\
            """)
    List<Use> near(@BindList List<Long> accessors, long from, long to, long systemId, long origin);

    @SqlQuery(
            """
            SELECT id, occurred_at, system_id, origin_id, action, flags FROM access_event
            WHERE accessor_id IN (<accessors>) AND occurred_at >= :from
            ORDER BY occurred_at DESC, id DESC LIMIT :limit\
            """)
    List<Use> latest(@BindList List<Long> accessors, long from, int limit);

    @SqlUpdate("UPDATE access_event SET flags = flags | :bit WHERE id IN (<ids>)")
    int mark(@BindList List<Long> ids, int bit);

    @SqlUpdate("UPDATE access_event SET flags = flags & :mask WHERE id IN (<ids>)")
    int unmark(@BindList List<Long> ids, int mask);

    @SqlUpdate(
            """
            INSERT INTO account_doubt (id, hospital_id, event_id, accessor_id, system_id,
                origin_id, from_at, to_at, lines, said_at, state, closed_by, closed_at,
                changed_at)
            VALUES (:id, :hospitalId, :eventId, :accessorId, :systemId,
                :originId, :fromAt, :toAt, :lines, :saidAt, :state, :closedBy, :closedAt,
                :changedAt)\
            """)
    void add(@BindMethods DoubtRow row);

    @SqlQuery(
            """
            SELECT * FROM account_doubt WHERE hospital_id = :hospitalId AND state = 'open'
                AND system_id = :systemId AND accessor_id IN (<accessors>)
                AND from_at <= :at AND to_at >= :at ORDER BY id LIMIT 1\
            """)
    Optional<DoubtRow> openAt(
            long hospitalId, @BindList List<Long> accessors, long systemId, long at);

    @SqlQuery(
            "SELECT * FROM account_doubt WHERE hospital_id = :hospitalId AND state = 'open'"
                    + " ORDER BY id LIMIT :limit")
    List<DoubtRow> open(long hospitalId, int limit);

    @SqlQuery("SELECT * FROM account_doubt WHERE state = 'open' AND said_at >= :since ORDER BY id")
    List<DoubtRow> openSince(long since);

    @SqlQuery("SELECT * FROM account_doubt WHERE id = :id AND hospital_id = :hospitalId")
    Optional<DoubtRow> find(long id, long hospitalId);

    @SqlUpdate(
            "UPDATE account_doubt SET from_at = :fromAt, to_at = :toAt, lines = :lines,"
                    + " changed_at = :now WHERE id = :id AND state = 'open'")
    int widen(long id, long fromAt, long toAt, int lines, long now);

    @SqlUpdate(
            "UPDATE account_doubt SET state = :state, closed_by = :by, closed_at = :at,"
                    + " changed_at = :at"
                    + " WHERE id = :id AND state = 'open'")
    int close(long id, String state, long by, long at);

    @SqlQuery(
            "SELECT count(*) FROM access_subject s JOIN access_event e ON e.id = s.event_id"
                    + " WHERE s.person_id = :personId AND s.occurred_at = e.occurred_at"
                    + " AND s.event_id = :eventId AND e.hospital_id = :hospitalId")
    int isLineOf(long hospitalId, long personId, long eventId);

    @SqlQuery("SELECT max(person_id) FROM access_subject")
    @Nullable Long lastPerson();

    @SqlQuery("SELECT min(person_id) FROM access_subject")
    @Nullable Long firstPerson();

    /** Returns a line of the first person at or after one, of a person's own account. */
    @SqlQuery(
            """
            SELECT s.person_id, s.event_id FROM access_subject s
            JOIN access_event e ON e.id = s.event_id JOIN accessor a ON a.id = e.accessor_id
            WHERE s.person_id >= :from AND s.occurred_at >= :since AND s.protected = 0
                AND e.hospital_id = :hospitalId AND a.identity = 0
            ORDER BY s.person_id, s.occurred_at LIMIT 1 OFFSET :skip\
            """)
    Optional<DrawnRow> draw(long hospitalId, long from, long since, int skip);
}
