package org.whosaw.portal.access;

import org.whosaw.portal.store.Trial;

class AccessScrollSqlitePropertyTest extends AccessScrollProperties {
    @Override
    Trial trial() {
        return Trial.sqlite();
    }
}
