package org.whosaw.portal.outbox;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.whosaw.portal.store.Engine;
import org.whosaw.portal.store.PostgresEngine;

class OutboxPostgresTest extends OutboxContract {
    @RegisterExtension final PostgresEngine engine = new PostgresEngine();

    @Override
    Engine engine() {
        return engine;
    }
}
