package org.whosaw.portal.app.calendar;

import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Reads and writes the years that were imported. */
interface CalendarYearDao {
    @SqlQuery("SELECT lines FROM calendar_year ORDER BY year")
    List<String> all();

    @SqlUpdate(
            """
            INSERT INTO calendar_year (year, lines, imported_at) VALUES (:year, :lines, :at)
            ON CONFLICT (year) DO UPDATE SET lines = excluded.lines,
                imported_at = excluded.imported_at\
            """)
    void put(int year, String lines, long at);
}
