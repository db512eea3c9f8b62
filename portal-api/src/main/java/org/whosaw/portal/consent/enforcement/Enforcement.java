package org.whosaw.portal.consent.enforcement;

import org.whosaw.portal.kernel.Coded;

/** What a hospital's system does with a stop. Stored by code. */
public enum Enforcement implements Coded {
    /** It asks before it gives, and is refused from the second of the stop. */
    ASKS_FIRST,
    /** It is called, or fetches stops itself, and confirms each. */
    TOLD,
    /** It reads a list every night and returns the count. */
    NIGHT_LIST,
    /** Only people know. */
    NOT_CONNECTED
}
