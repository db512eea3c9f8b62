package org.whosaw.portal.store;

import org.junit.jupiter.api.extension.RegisterExtension;

class DatabasePostgresTest extends DatabaseContract {
    @RegisterExtension final PostgresEngine engine = new PostgresEngine();

    @Override
    Engine engine() {
        return engine;
    }
}
