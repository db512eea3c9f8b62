package org.whosaw.portal.authority.directory;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Reads and writes the entries that were imported. */
interface AuthorityDao {
    /** One entry as it is kept. */
    record Row(String code, String version, String lines) {}

    @SqlQuery("SELECT code, version, lines FROM authority_entry ORDER BY code, valid_from")
    @RegisterConstructorMapper(Row.class)
    List<Row> all();

    @SqlUpdate("DELETE FROM authority_entry WHERE code = :code")
    int remove(String code);

    @SqlUpdate(
            """
            INSERT INTO authority_entry (code, valid_from, version, lines, imported_at)
            VALUES (:code, :from, :version, :lines, :at)\
            """)
    void add(String code, String from, String version, String lines, long at);
}
