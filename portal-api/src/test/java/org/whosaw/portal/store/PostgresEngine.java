package org.whosaw.portal.store;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Gives each test a fresh, migrated PostgreSQL database. */
public final class PostgresEngine implements Engine, BeforeEachCallback, AfterEachCallback {
    private Database database;

    @Override
    public void beforeEach(ExtensionContext context) {
        database = Database.open(Engines.of(context).freshPostgres());
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        database.close();
    }
}
