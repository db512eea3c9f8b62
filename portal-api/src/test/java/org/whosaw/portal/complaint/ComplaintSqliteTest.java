package org.whosaw.portal.complaint;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.whosaw.portal.store.Engine;
import org.whosaw.portal.store.SqliteEngine;

class ComplaintSqliteTest extends ComplaintContract {
    @RegisterExtension final SqliteEngine engine = new SqliteEngine();

    @Override
    Engine engine() {
        return engine;
    }
}
