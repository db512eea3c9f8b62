package org.whosaw.portal.ingest.sheet;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.whosaw.portal.store.Engine;
import org.whosaw.portal.store.SqliteEngine;

class SheetDeskSqliteTest extends SheetDeskContract {
    @RegisterExtension final SqliteEngine engine = new SqliteEngine();

    @Override
    Engine engine() {
        return engine;
    }
}
