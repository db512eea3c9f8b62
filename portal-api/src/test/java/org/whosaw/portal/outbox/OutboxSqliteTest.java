package org.whosaw.portal.outbox;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.whosaw.portal.store.Engine;
import org.whosaw.portal.store.SqliteEngine;

class OutboxSqliteTest extends OutboxContract {
    @RegisterExtension final SqliteEngine engine = new SqliteEngine();

    @Override
    Engine engine() {
        return engine;
    }
}
