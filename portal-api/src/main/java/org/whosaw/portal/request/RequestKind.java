package org.whosaw.portal.request;

import org.whosaw.portal.kernel.Coded;

/** What a person may ask of a hospital about her data. Stored by code. */
public enum RequestKind implements Coded {
    ACCESS,
    COPY,
    PORTABILITY,
    RECTIFY,
    DELETE,
    RESTRICT,
    OBJECT,
    /** Why did this person open my information? */
    EXPLAIN,
    CLOSE_ACCOUNT
}
