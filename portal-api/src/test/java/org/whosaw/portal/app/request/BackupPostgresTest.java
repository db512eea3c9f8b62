package org.whosaw.portal.app.request;

import org.whosaw.portal.store.DatabaseSettings;
import org.whosaw.portal.store.Engines;

class BackupPostgresTest extends BackupContract {
    @Override
    DatabaseSettings fresh() {
        return Engines.shared().freshPostgres();
    }

    @Override
    DatabaseSettings empty() {
        return Engines.shared().freshPostgres();
    }
}
