package org.whosaw.portal.store;

import org.junit.jupiter.api.extension.RegisterExtension;

class DatabaseSqliteTest extends DatabaseContract {
    @RegisterExtension final SqliteEngine engine = new SqliteEngine();

    @Override
    Engine engine() {
        return engine;
    }
}
