package org.whosaw.portal.access;

import org.whosaw.portal.store.Trial;

class AccessScrollPostgresPropertyTest extends AccessScrollProperties {
    @Override
    Trial trial() {
        return Trial.postgres();
    }
}
