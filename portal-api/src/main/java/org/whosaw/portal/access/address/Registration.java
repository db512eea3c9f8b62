package org.whosaw.portal.access.address;

/** Says where the block of an address is registered. Packed by ordinal: append only. */
public enum Registration {
    /** Private, the hospital's own, not an address, or nothing is on record. */
    UNKNOWN,
    /** In mainland China. */
    CHINA,
    /** Outside mainland China. */
    OUTSIDE
}
