package org.whosaw.portal.access;

import java.util.EnumSet;
import java.util.Set;
import org.whosaw.portal.kernel.Coded;

/** Marks an entry with what a reader should notice. Stored as a bit by ordinal: append only. */
public enum AccessFlag implements Coded {
    /** The emergency way was used. */
    EMERGENCY,
    /** The person is employed by another house than the hospital. */
    CONTRACTOR,
    /** Several people share the terminal. */
    SHARED_TERMINAL,
    /** Strangers can see the screen. */
    SEMI_OPEN,
    /** An approval was named. */
    APPROVED,
    /** The subject is a child and no approval was named. */
    NO_APPROVAL,
    /** The look did not succeed. */
    FAILED,
    /** People were listed or several were found; worked out when read. */
    LIST_VIEW,
    /** It was exported, printed or copied; worked out when read. */
    EXPORT_OR_PRINT,
    /** At night or on a weekend, and she did not lie in a ward; worked out when read. */
    OUT_OF_HOURS,
    /** The first look of this person at her record ever; worked out for one entry's own page. */
    FIRST_TIME,
    /** The account's holder says that it was not she; marked on the whole session. */
    POSSIBLY_ANOTHER_PERSON,
    /**
     * The registries of addresses have the block of the address outside mainland China. Says where
     * it is registered, not where the person was; as the registry was when the look was recorded.
     */
    ADDRESS_OUTSIDE_CHINA,
    /** A law put the notice off, and its day has come; worked out when read. */
    HELD_BACK;

    int bit() {
        return 1 << ordinal();
    }

    static Set<AccessFlag> fromBits(int bits) {
        EnumSet<AccessFlag> set = EnumSet.noneOf(AccessFlag.class);
        for (AccessFlag each : values()) {
            if ((bits & each.bit()) != 0) {
                set.add(each);
            }
        }
        return set;
    }
}
