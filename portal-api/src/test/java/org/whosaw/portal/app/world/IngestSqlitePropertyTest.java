package org.whosaw.portal.app.world;

import org.whosaw.portal.store.Trial;

class IngestSqlitePropertyTest extends IngestProperties {
    @Override
    Trial engine() {
        return Trial.sqlite();
    }
}
