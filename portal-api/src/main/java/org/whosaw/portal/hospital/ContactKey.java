package org.whosaw.portal.hospital;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.whosaw.portal.identity.PhoneNumber;

/**
 * Names a person by phone and name together, for lists that know no record number. It travels as a
 * {@link SubjectKey} of its own system, so it is found, held and compared as any identifier is:
 * only its blind index is ever stored.
 */
public record ContactKey(PhoneNumber phone, String name) {
    /** The system of such keys. */
    public static final String SYSTEM = "urn:whosaw:phone-and-name";

    private static final char BETWEEN = '|';
    private static final int LONGEST_NAME = 120;

    public ContactKey {
        name = normal(name);
    }

    /** Returns the key as the rest of the house takes it. */
    public SubjectKey asSubject() {
        return new SubjectKey(SYSTEM, phone.reveal() + BETWEEN + name);
    }

    /** Returns the phone and name of such a key, or empty for another kind. */
    public static Optional<ContactKey> of(SubjectKey key) {
        if (!key.system().equals(SYSTEM)) {
            return Optional.empty();
        }
        int between = key.value().indexOf(BETWEEN);
        return between < 0
                ? Optional.empty()
                : PhoneNumber.parse(key.value().substring(0, between))
                        .map(phone -> new ContactKey(phone, key.value().substring(between + 1)));
    }

    /** Says whether a name is written as this one, whatever its width, case, spaces and dots. */
    public boolean isNamed(String other) {
        return name.equals(normal(other));
    }

    /** Says whether a name can be a part of a key. */
    public static boolean isUsable(String name) {
        String normal = normal(name);
        return !normal.isEmpty()
                && normal.length() <= LONGEST_NAME
                && normal.indexOf(BETWEEN) < 0
                && FieldChecks.isClean(normal);
    }

    private static String normal(String name) {
        String wide = Normalizer.normalize(name, Normalizer.Form.NFKC);
        StringBuilder kept = new StringBuilder(wide.length());
        for (int i = 0; i < wide.length(); i++) {
            char c = wide.charAt(i);
            if (c == '•' || c == '・' || c == '‧' || c == '∙' || c == '.') {
                kept.append('·');
            } else if (!Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != '\uFEFF') {
                kept.append(c);
            }
        }
        return kept.toString().toUpperCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "ContactKey[redacted]";
    }
}
