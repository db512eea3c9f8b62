package org.whosaw.portal.webhook;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.whosaw.portal.store.Engine;
import org.whosaw.portal.store.SqliteEngine;

class WebhookSqliteTest extends WebhookContract {
    @RegisterExtension final SqliteEngine engine = new SqliteEngine();

    @Override
    Engine engine() {
        return engine;
    }
}
