package org.whosaw.portal.kernel;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * Writes and reads 64-bit ids as people and machines see them: a prefix and 13 Crockford Base32
 * characters, for example {@code ae_0HV3K9QZ7M2TD}.
 */
public final class Ids {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 13;

    private Ids() {}

    /** Returns the id as text. */
    public static String format(IdPrefix prefix, long id) {
        return prefix.letters() + "_" + encode(id);
    }

    /** Returns 13 Crockford characters for a 64-bit value. */
    public static String encode(long value) {
        char[] text = new char[LENGTH];
        long rest = value;
        for (int i = LENGTH - 1; i >= 0; i--) {
            text[i] = ALPHABET.charAt((int) (rest & 31));
            rest >>>= 5;
        }
        return new String(text);
    }

    /**
     * Returns the id that {@link #format} wrote, or empty for anything else. Lower case and the
     * look-alikes O, I, L are read as Crockford has them.
     */
    public static OptionalLong parse(IdPrefix prefix, String text) {
        String start = prefix.letters() + "_";
        if (text.length() != start.length() + LENGTH || !text.startsWith(start)) {
            return OptionalLong.empty();
        }
        long value = 0;
        String digits = text.substring(start.length()).toUpperCase(Locale.ROOT);
        for (int i = 0; i < LENGTH; i++) {
            int digit = ALPHABET.indexOf(canonical(digits.charAt(i)));
            if (digit < 0 || i == 0 && digit > 15) {
                return OptionalLong.empty();
            }
            value = value << 5 | digit;
        }
        return OptionalLong.of(value);
    }

    private static char canonical(char c) {
        return switch (c) {
            case 'O' -> '0';
            case 'I', 'L' -> '1';
            default -> c;
        };
    }
}
