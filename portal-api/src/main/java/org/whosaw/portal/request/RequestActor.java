package org.whosaw.portal.request;

import org.whosaw.portal.kernel.Coded;

/** Who took a step. Stored by code. */
public enum RequestActor implements Coded {
    PERSON,
    STAFF,
    /** The person who looked, on her one-time page. */
    ACCESSOR,
    CLOCK
}
