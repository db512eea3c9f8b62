package org.whosaw.portal.hospital.withheld;

import org.whosaw.portal.kernel.Coded;

/** Says what is held back. Stored by ordinal: append only. */
public enum EntryKind implements Coded {
    ACCESS,
    DISCLOSURE
}
