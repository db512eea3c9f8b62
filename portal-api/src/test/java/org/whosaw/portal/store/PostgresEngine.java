package org.whosaw.portal.store;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Gives each test a fresh, migrated PostgreSQL database. */
public final class PostgresEngine implements Engine, BeforeEachCallback, AfterEachCallback {
    private DatabaseSettings settings;
    private Database database;

    @Override
    public void beforeEach(ExtensionContext context) {
        settings = Engines.shared().freshPostgres();
        database = Database.open(settings);
    }

    /** Returns where the running test's database is, for a server in a process of its own. */
    public DatabaseSettings settings() {
        return settings;
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        database.close();
        Engines.shared().drop(settings);
    }
}
