package org.whosaw.portal.request;

import org.whosaw.portal.kernel.Coded;

/** What the person who looked says about a look. Stored by code. */
public enum ReviewAnswer implements Coded {
    /** It was I, because… */
    ME,
    /** It was not I. */
    NOT_ME,
    /** I do not remember. */
    DO_NOT_REMEMBER
}
