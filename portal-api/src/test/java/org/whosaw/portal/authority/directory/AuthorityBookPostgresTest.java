package org.whosaw.portal.authority.directory;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.whosaw.portal.store.Engine;
import org.whosaw.portal.store.PostgresEngine;

class AuthorityBookPostgresTest extends AuthorityBookContract {
    @RegisterExtension final PostgresEngine engine = new PostgresEngine();

    @Override
    Engine engine() {
        return engine;
    }
}
