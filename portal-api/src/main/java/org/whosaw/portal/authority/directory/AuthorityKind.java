package org.whosaw.portal.authority.directory;

import org.whosaw.portal.kernel.Coded;

/** Says what kind of office an authority is. */
public enum AuthorityKind implements Coded {
    CYBERSPACE,
    HEALTH,
    POLICE,
    MARKET,
    COMMUNICATIONS,
    APP_GROUP,
    INCIDENT,
    HOTLINE,
    PROCURATORATE,
    PETITION,
    /** Told as information: a court is no administration. */
    COURT
}
