package org.whosaw.portal.ingest.sheet;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.whosaw.portal.store.Engine;
import org.whosaw.portal.store.PostgresEngine;

class SheetDeskPostgresTest extends SheetDeskContract {
    @RegisterExtension final PostgresEngine engine = new PostgresEngine();

    @Override
    Engine engine() {
        return engine;
    }
}
