package org.whosaw.portal.notice;

import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Keeps notices. */
interface NoticeDao {
    String SELECT =
            "SELECT id, person_id, kind, cause, entry_id, party_id, happened_at, told_at,"
                    + " protected AS is_protected, looks, provisions, due_at FROM notice";

    @SqlUpdate(
            """
            INSERT INTO notice (id, person_id, kind, cause, entry_id, party_id, happened_at,
                told_at, protected, looks, provisions, due_at)
            VALUES (:id, :personId, :kind, :cause, :entryId, :partyId, :happenedAt,
                :toldAt, :isProtected, :looks, :provisions, :dueAt)
            ON CONFLICT (person_id, kind, cause) DO NOTHING\
            """)
    int add(@BindMethods NoticeRow row);

    @SqlQuery(
            SELECT
                    + " WHERE person_id = :personId AND id < :before AND protected <= :maxProtected"
                    + " ORDER BY id DESC LIMIT :limit")
    List<NoticeRow> newest(long personId, long before, int maxProtected, int limit);

    @SqlUpdate(
            "INSERT INTO notice_bell (entry_id, person_id) VALUES (:entry, :person)"
                    + " ON CONFLICT DO NOTHING")
    void ring(long entry, long person);

    @SqlUpdate(
            "DELETE FROM notice WHERE id IN (SELECT id FROM notice WHERE told_at < :before"
                    + " ORDER BY told_at LIMIT :most)")
    int purge(long before, int most);

    @SqlUpdate("DELETE FROM notice_sent WHERE sent_at < :before")
    int purgeSent(long before);
}
