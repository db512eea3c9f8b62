package org.whosaw.portal.webhook;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.whosaw.portal.store.Engine;
import org.whosaw.portal.store.PostgresEngine;

class WebhookPostgresTest extends WebhookContract {
    @RegisterExtension final PostgresEngine engine = new PostgresEngine();

    @Override
    Engine engine() {
        return engine;
    }
}
