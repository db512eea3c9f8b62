package org.whosaw.portal.access.why;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.regex.Pattern;
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
    private static final Pattern BLANKS = Pattern.compile("\\s+");

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
        if (name == null || name.isBlank()) {
            return null;
        }
        String same = name;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= '\uFF00' || c == '\u00A0' || c == '\u3000' || Character.isWhitespace(c)) {
                // The same department in two systems' writing: other widths, blanks in between.
                same = BLANKS.matcher(Normalizer.normalize(name, Form.NFKC)).replaceAll("");
                break;
            }
        }
        return same.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "Viewer[" + kind + "]";
    }
}
