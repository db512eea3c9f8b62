package org.whosaw.portal.complaint;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.whosaw.portal.store.Engine;
import org.whosaw.portal.store.PostgresEngine;

class ComplaintPostgresTest extends ComplaintContract {
    @RegisterExtension final PostgresEngine engine = new PostgresEngine();

    @Override
    Engine engine() {
        return engine;
    }
}
