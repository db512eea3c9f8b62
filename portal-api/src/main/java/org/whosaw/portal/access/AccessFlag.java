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
    FAILED;

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
