package org.whosaw.portal.authority.directory;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.whosaw.portal.store.Engine;
import org.whosaw.portal.store.SqliteEngine;

class AuthorityBookSqliteTest extends AuthorityBookContract {
    @RegisterExtension final SqliteEngine engine = new SqliteEngine();

    @Override
    Engine engine() {
        return engine;
    }
}
