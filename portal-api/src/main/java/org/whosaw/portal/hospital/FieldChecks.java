package org.whosaw.portal.hospital;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.PortalException.FieldError;

/**
 * Gathers the fields of one entry that are at fault. Codes: {@code required}, {@code too-long},
 * {@code malformed}, {@code unknown-code}, {@code unknown-reference}, {@code taken}.
 */
public final class FieldChecks {
    /** The longest code of a system, terminal, staff member, recipient. */
    public static final int CODE = 64;

    /** The longest name of anything. */
    public static final int NAME = 200;

    private final List<FieldError> errors = new ArrayList<>();

    /** Refuses null, blank, too long and control characters; returns the text trimmed. */
    public String required(String field, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            add(field, "required");
            return "";
        }
        String checked = optional(field, text, longest);
        return checked == null ? "" : checked;
    }

    /** Refuses too long and control characters; returns the text trimmed, null for blank. */
    public @Nullable String optional(String field, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String trimmed = text.strip();
        if (trimmed.length() > longest) {
            tooLong(field, longest);
        } else if (!isClean(trimmed)) {
            add(field, "malformed");
        }
        return trimmed;
    }

    /** Refuses a code that is not one of {@code allowed}. */
    public void oneOf(String field, @Nullable String code, Collection<String> allowed) {
        if (code != null && !allowed.contains(code)) {
            add(field, "unknown-code");
        }
    }

    /** Returns the constant of a wire code; refuses an unknown one. */
    public <E extends Enum<E> & Coded> Optional<E> coded(
            String field, Class<E> type, @Nullable String code) {
        if (code == null) {
            return Optional.empty();
        }
        Optional<E> found = Coded.parse(type, code);
        if (found.isEmpty()) {
            add(field, "unknown-code");
        }
        return found;
    }

    /** Notes a field that is longer than {@code longest}. */
    public void tooLong(String field, int longest) {
        errors.add(new FieldError(field, "too-long", List.of(longest)));
    }

    /** Notes a field at fault. */
    public void add(String field, String code) {
        errors.add(new FieldError(field, code));
    }

    /** Returns what was gathered. */
    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    /** Says whether nothing is at fault. */
    public boolean isClear() {
        return errors.isEmpty();
    }

    /**
     * Says whether the text can be stored and shown: no control characters, no lone surrogates, no
     * invisible direction marks.
     */
    public static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)
                    || Character.isISOControl(c)
                    || c >= '\u202A' && c <= '\u202E'
                    || c >= '\u2066' && c <= '\u2069'
                    || c == '\u2028'
                    || c == '\u2029'
                    || c >= '\uFFFE') {
                return false;
            }
        }
        return true;
    }
}
