package org.whosaw.portal.identity.room;

import org.whosaw.portal.store.Trial;

class RefreshPostgresPropertyTest extends RefreshProperties {
    @Override
    Trial engine() {
        return Trial.postgres();
    }
}
