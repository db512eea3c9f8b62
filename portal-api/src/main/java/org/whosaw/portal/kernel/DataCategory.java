package org.whosaw.portal.kernel;

import java.util.EnumSet;
import java.util.Set;

/**
 * Names a kind of data, as a patient would; Android's permission group. Stored as a bit by ordinal:
 * append only.
 */
public enum DataCategory implements Coded {
    IDENTITY,
    CONTACT,
    PREGNANCY,
    NEWBORN,
    DIAGNOSIS,
    IMAGING,
    LABORATORY,
    MEDICATION,
    ADMISSION,
    BILLING,
    EPIDEMIOLOGY,
    PHOTOGRAPH,
    REPRODUCTION,
    INFECTION,
    MENTAL_HEALTH,
    GENETICS;

    /** Returns the set as bits, one a constant. */
    public static long toBits(Set<DataCategory> set) {
        long bits = 0;
        for (DataCategory each : set) {
            bits |= 1L << each.ordinal();
        }
        return bits;
    }

    /** Returns the set that {@link #toBits} wrote; bits of no constant are left out. */
    public static Set<DataCategory> fromBits(long bits) {
        EnumSet<DataCategory> set = EnumSet.noneOf(DataCategory.class);
        for (DataCategory each : values()) {
            if ((bits & 1L << each.ordinal()) != 0) {
                set.add(each);
            }
        }
        return set;
    }
}
