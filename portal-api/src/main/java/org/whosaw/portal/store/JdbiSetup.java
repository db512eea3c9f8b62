package org.whosaw.portal.store;

import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/** Makes the Jdbi that both engines share. */
final class JdbiSetup {
    private JdbiSetup() {}

    static Jdbi over(DataSource source) {
        return Jdbi.create(source)
                .installPlugin(new SqlObjectPlugin())
                .registerRowMapper(new RecordMappers());
    }
}
