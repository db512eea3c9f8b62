package org.whosaw.portal.app.backup;

import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Keeps that an older copy was put back. */
interface RestoreDao {
    @SqlUpdate(
            """
            INSERT INTO restore_note (restored_at, made_at, tree_size, outside_size, reason)
            VALUES (:restoredAt, :madeAt, :treeSize, :outsideSize, :reason)\
            """)
    void add(long restoredAt, long madeAt, long treeSize, long outsideSize, String reason);
}
