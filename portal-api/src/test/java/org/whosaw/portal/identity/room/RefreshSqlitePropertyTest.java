package org.whosaw.portal.identity.room;

import org.whosaw.portal.store.Trial;

class RefreshSqlitePropertyTest extends RefreshProperties {
    @Override
    Trial engine() {
        return Trial.sqlite();
    }
}
