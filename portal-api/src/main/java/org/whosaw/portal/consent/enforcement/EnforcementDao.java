package org.whosaw.portal.consent.enforcement;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Keeps what each system does with a stop, and the night lists. */
interface EnforcementDao {
    @SqlUpdate(
            """
            INSERT INTO stop_enforcement (system_id, hospital_id, enforcement, pseudonymous, set_at)
            VALUES (:systemId, :hospitalId, :enforcement, :pseudonymous, :setAt)
            ON CONFLICT (system_id) DO UPDATE SET enforcement = excluded.enforcement,
                pseudonymous = excluded.pseudonymous, set_at = excluded.set_at\
            """)
    void put(@BindMethods Row row);

    @SqlQuery("SELECT * FROM stop_enforcement WHERE hospital_id = :hospital")
    List<Row> ofHospital(long hospital);

    @SqlQuery("SELECT * FROM stop_enforcement WHERE enforcement = 'night-list' ORDER BY system_id")
    List<Row> nightly();

    @SqlUpdate(
            """
            INSERT INTO stop_list (id, hospital_id, system_id, day, line_count, made_at, sequence,
                body)
            VALUES (:id, :hospitalId, :systemId, :day, :lineCount, :madeAt, :sequence, :body)
            ON CONFLICT (system_id, day) DO NOTHING\
            """)
    int addList(@BindMethods ListRow row);

    /** Wipes what lists said that are older than the two newest. */
    @SqlUpdate(
            "UPDATE stop_list SET body = NULL WHERE system_id = :system AND body IS NOT NULL"
                    + " AND sequence < :sequence - 1")
    int wipe(long system, int sequence);

    @SqlQuery("SELECT * FROM stop_list WHERE system_id = :system AND day = :day")
    Optional<ListRow> list(long system, String day);

    @SqlQuery(
            "SELECT * FROM stop_list WHERE system_id = :system ORDER BY sequence DESC, day DESC"
                    + " LIMIT 1")
    Optional<ListRow> newest(long system);

    @SqlUpdate(
            "UPDATE stop_list SET acknowledged_at = :at"
                    + " WHERE id = :id AND acknowledged_at IS NULL")
    int acknowledge(long id, long at);

    /** What a system does with a stop. */
    record Row(long systemId, long hospitalId, String enforcement, int pseudonymous, long setAt) {}

    /** A night list. */
    record ListRow(
            long id,
            long hospitalId,
            long systemId,
            String day,
            int lineCount,
            long madeAt,
            @Nullable Long acknowledgedAt,
            int sequence,
            byte @Nullable [] body) {
        @Override
        public String toString() {
            return "ListRow[" + id + "]";
        }
    }
}
