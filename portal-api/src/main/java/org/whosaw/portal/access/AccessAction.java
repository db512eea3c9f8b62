package org.whosaw.portal.access;

import org.whosaw.portal.kernel.Coded;

/** Names what was done with the record. Stored by ordinal: append only. */
public enum AccessAction implements Coded {
    VIEW,
    LIST,
    SEARCH,
    PRINT,
    EXPORT,
    COPY,
    CREATE,
    UPDATE,
    DELETE
}
