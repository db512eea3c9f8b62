package org.whosaw.portal.app.request;

import org.whosaw.portal.store.DatabaseSettings;
import org.whosaw.portal.store.Engines;

class BackupSqliteTest extends BackupContract {
    @Override
    DatabaseSettings fresh() {
        return Engines.freshSqlite(folder);
    }
}
