package org.whosaw.portal.app.world;

import org.whosaw.portal.store.Trial;

class IngestPostgresPropertyTest extends IngestProperties {
    @Override
    Trial engine() {
        return Trial.postgres();
    }
}
