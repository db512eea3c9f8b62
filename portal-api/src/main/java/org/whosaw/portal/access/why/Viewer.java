package org.whosaw.portal.access.why;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.care.StaffKey;

/**
 * Who looked, as the rules see her.
 *
 * @param key the blind index of the person, or of the account where no person is known
 * @param kind whose the account is
 * @param department in plain form, null when not known
 * @param outside whether another house employs her
 * @param family how she is related to the person looked at, by the directory
 */
public record Viewer(
        StaffKey key, Kind kind, @Nullable String department, boolean outside, Family family) {
    /** Whose the account is. */
    public enum Kind {
        /** One person's own account. */
        PERSONAL,
        /** Several people use it. */
        SHARED,
        /** A job that the directory lists as one. */
        LISTED_JOB,
        /** Says that it is a job; the directory does not know it. */
        OTHER_JOB,
        /** Nobody says. */
        UNKNOWN
    }

    /** How a viewer is related to the person looked at. */
    public enum Family {
        NOBODY,
        HERSELF,
        GUARDIAN
    }

    public Viewer {
        department = plain(department);
    }

    /** Says whether no person is at it, or so the log says. */
    public boolean isJob() {
        return kind == Kind.LISTED_JOB || kind == Kind.OTHER_JOB;
    }

    /** Returns a department's name as names are compared. */
    static @Nullable String plain(@Nullable String name) {
        return name == null || name.isBlank() ? null : name.strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "Viewer[" + kind + "]";
    }
}
