package org.whosaw.portal.kernel;

import java.util.EnumSet;
import java.util.Set;

/**
 * Names one thing that was shown or given, never its value. Each belongs to one kind of data.
 * Stored as a bit by ordinal: append only, at most 63.
 */
public enum Element implements Coded {
    NAME(DataCategory.IDENTITY),
    SEX(DataCategory.IDENTITY),
    AGE(DataCategory.IDENTITY),
    BIRTH_DATE(DataCategory.IDENTITY),
    ID_NUMBER(DataCategory.IDENTITY),
    PHONE(DataCategory.CONTACT),
    ADDRESS(DataCategory.CONTACT),
    EMPLOYER(DataCategory.CONTACT),
    RELATIVES(DataCategory.CONTACT),
    LAST_PERIOD(DataCategory.PREGNANCY),
    GESTATIONAL_WEEK(DataCategory.PREGNANCY),
    DUE_DATE(DataCategory.PREGNANCY),
    PREGNANCY_RECORD(DataCategory.PREGNANCY),
    DELIVERY(DataCategory.PREGNANCY),
    NEWBORN_BIRTH_DATE(DataCategory.NEWBORN),
    NEWBORN_SEX(DataCategory.NEWBORN),
    NEWBORN_RECORD(DataCategory.NEWBORN),
    FEEDING(DataCategory.NEWBORN),
    DIAGNOSIS(DataCategory.DIAGNOSIS),
    NOTES(DataCategory.DIAGNOSIS),
    VITAL_SIGNS(DataCategory.DIAGNOSIS),
    IMAGING_REPORT(DataCategory.IMAGING),
    IMAGES(DataCategory.IMAGING),
    LABORATORY_REPORT(DataCategory.LABORATORY),
    MEDICATION_LIST(DataCategory.MEDICATION),
    ORDERS(DataCategory.MEDICATION),
    APPOINTMENT(DataCategory.ADMISSION),
    WARD(DataCategory.ADMISSION),
    BED(DataCategory.ADMISSION),
    VISITS(DataCategory.ADMISSION),
    BILL(DataCategory.BILLING),
    INSURANCE(DataCategory.BILLING),
    MOVEMENTS(DataCategory.EPIDEMIOLOGY),
    CONTACTS(DataCategory.EPIDEMIOLOGY),
    TEST_RESULT(DataCategory.EPIDEMIOLOGY),
    PHOTOGRAPH(DataCategory.PHOTOGRAPH),
    FERTILITY_RECORD(DataCategory.REPRODUCTION),
    INFECTION_STATUS(DataCategory.INFECTION),
    MENTAL_HEALTH_RECORD(DataCategory.MENTAL_HEALTH),
    GENETIC_REPORT(DataCategory.GENETICS);

    private final DataCategory category;

    Element(DataCategory category) {
        this.category = category;
    }

    /** Returns the kind of data it belongs to. */
    public DataCategory category() {
        return category;
    }

    /** Returns the set as bits, one a constant. */
    public static long toBits(Set<Element> set) {
        long bits = 0;
        for (Element each : set) {
            bits |= 1L << each.ordinal();
        }
        return bits;
    }

    /** Returns the set that {@link #toBits} wrote; bits of no constant are left out. */
    public static Set<Element> fromBits(long bits) {
        EnumSet<Element> set = EnumSet.noneOf(Element.class);
        for (Element each : values()) {
            if ((bits & 1L << each.ordinal()) != 0) {
                set.add(each);
            }
        }
        return set;
    }

    /** Returns the kinds of data that the elements belong to. */
    public static Set<DataCategory> categoriesOf(Set<Element> elements) {
        EnumSet<DataCategory> set = EnumSet.noneOf(DataCategory.class);
        for (Element each : elements) {
            set.add(each.category);
        }
        return set;
    }
}
