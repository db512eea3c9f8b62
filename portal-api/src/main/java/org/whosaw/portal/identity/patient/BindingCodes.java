package org.whosaw.portal.identity.patient;

import java.util.Locale;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.identity.IdentityError;
import org.whosaw.portal.kernel.PortalException;

/**
 * Writes and reads binding codes: {@code XXXX-XXXX-XXXX}, eleven random Crockford characters (55
 * bits) and one that checks them, so that a slip of the finger is told apart from a dead code.
 */
final class BindingCodes {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 12;
    private static final int PRIME = 31;

    private BindingCodes() {}

    /** Returns a fresh code with its hyphens. */
    static String make(RandomSource random) {
        String body = random.text(LENGTH - 1, ALPHABET);
        String code = body + check(body);
        return code.substring(0, 4) + "-" + code.substring(4, 8) + "-" + code.substring(8);
    }

    /**
     * Returns a code as it is hashed, without hyphens and in capitals.
     *
     * @throws PortalException when it cannot be one
     */
    static String canonical(String typed) {
        StringBuilder code = new StringBuilder();
        for (char c : typed.toUpperCase(Locale.ROOT).toCharArray()) {
            char plain = plain(c);
            if (ALPHABET.indexOf(plain) >= 0) {
                code.append(plain);
            } else if (!Character.isSpaceChar(c) && "-－—–".indexOf(c) < 0
                    || code.length() > LENGTH) {
                throw new PortalException(IdentityError.BINDING_CODE_MISTYPED);
            }
        }
        if (code.length() != LENGTH
                || code.charAt(LENGTH - 1) != check(code.substring(0, LENGTH - 1))) {
            throw new PortalException(IdentityError.BINDING_CODE_MISTYPED);
        }
        return code.toString();
    }

    /** Returns full-width characters as plain ones, and look-alikes as Crockford has them. */
    private static char plain(char c) {
        char narrow = c >= '！' && c <= '～' ? (char) (c - '！' + '!') : c;
        return switch (narrow) {
            case 'O' -> '0';
            case 'I', 'L' -> '1';
            default -> narrow;
        };
    }

    /** Weighs each place differently, so that a swapped pair shows. */
    private static char check(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            sum += (i + 1) * ALPHABET.indexOf(body.charAt(i));
        }
        return ALPHABET.charAt(sum % PRIME);
    }
}
