package org.whosaw.portal.kernel;

/** Identifies a person that a hospital has registered: a patient, newborn, contact or companion. */
public record PersonId(long value) implements Comparable<PersonId> {
    /** Returns the id as it stands on the wire, {@code pt_…}. */
    public String code() {
        return Ids.format(IdPrefix.SUBJECT, value);
    }

    @Override
    public int compareTo(PersonId other) {
        return Long.compare(value, other.value);
    }
}
