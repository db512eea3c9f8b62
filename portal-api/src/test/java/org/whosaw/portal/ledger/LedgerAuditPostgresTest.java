package org.whosaw.portal.ledger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.DatabaseSettings;
import org.whosaw.portal.store.Engine;
import org.whosaw.portal.store.Engines;

/** The ledger is built once and copied for each test. */
class LedgerAuditPostgresTest extends LedgerAuditContract {
    private static final String MODEL = "audited";

    private DatabaseSettings settings;
    private Database database;

    @BeforeAll
    static void make() {
        try (Database built = Database.open(Engines.shared().postgresModel(MODEL))) {
            fill(new LedgerTrial(built));
        }
    }

    @Override
    void build(Engine engine) {
        // the copy has it
    }

    @Override
    Engine engine() {
        if (database == null) {
            settings = Engines.shared().freshPostgresLike(MODEL);
            database = Database.open(settings);
        }
        return () -> database;
    }

    @AfterEach
    void close() {
        database.close();
        Engines.shared().drop(settings);
    }
}
