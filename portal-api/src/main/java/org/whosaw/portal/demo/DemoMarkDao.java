package org.whosaw.portal.demo;

import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Reads and writes the one row that marks a demo. */
interface DemoMarkDao {
    @SqlUpdate(
            """
            INSERT INTO demo_mark (id, seed, until_day, patients, events, key_check, started_at)
            VALUES (1, :seed, :untilDay, :patients, :events, :keyCheck, :startedAt)
            ON CONFLICT (id) DO NOTHING\
            """)
    int add(@BindMethods Row row);

    @SqlQuery(
            """
            SELECT seed, until_day, patients, events, key_check, started_at, filled_at
            FROM demo_mark WHERE id = 1\
            """)
    Optional<Row> find();

    @SqlUpdate("UPDATE demo_mark SET filled_at = :at WHERE id = 1")
    void fill(long at);

    /** The row; {@code filledAt} is null until the world is whole. */
    record Row(
            long seed,
            String untilDay,
            long patients,
            long events,
            byte[] keyCheck,
            long startedAt,
            @Nullable Long filledAt) {}
}
