package org.whosaw.portal.complaint.desk;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.RandomSource;

/**
 * The 16 digits that open a complaint, and the only thing that does. Never prints itself.
 *
 * <ul>
 *   <li>15 digits are drawn, the last one checks them, so that a slip of the finger is told from a
 *       code that is not there;
 *   <li>it may come with spaces or hyphens, and in full-width digits.
 * </ul>
 */
public final class ReceiptCode {
    private static final int DRAWN = 15;
    private static final int LONGEST = 60;
    private static final int GROUP = 4;

    private final String digits;

    private ReceiptCode(String digits) {
        this.digits = digits;
    }

    /** Draws a new one. */
    static ReceiptCode draw(RandomSource random) {
        String drawn = random.text(DRAWN, "0123456789");
        return new ReceiptCode(drawn + check(drawn));
    }

    /** Returns the code that was typed, or empty when it cannot be one. */
    public static Optional<ReceiptCode> parse(@Nullable String typed) {
        if (typed == null || typed.length() > LONGEST) {
            return Optional.empty();
        }
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            int digit = Character.digit(c, 10);
            if (digit >= 0) {
                digits.append((char) ('0' + digit));
            } else if (!Character.isSpaceChar(c) && "-－—\t".indexOf(c) < 0) {
                return Optional.empty();
            }
        }
        boolean whole =
                digits.length() == DRAWN + 1
                        && check(digits.substring(0, DRAWN)) == digits.charAt(DRAWN);
        return whole ? Optional.of(new ReceiptCode(digits.toString())) : Optional.empty();
    }

    /** The check digit of bank cards: finds every wrong digit and nearly every swap. */
    private static char check(String drawn) {
        int sum = 0;
        for (int i = 0; i < drawn.length(); i++) {
            int digit = drawn.charAt(drawn.length() - 1 - i) - '0';
            int twice = i % 2 == 0 ? digit * 2 : digit;
            sum += twice > 9 ? twice - 9 : twice;
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }

    /** Returns the digits in fours, as she writes them down. */
    public String grouped() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < digits.length(); i += GROUP) {
            text.append(i == 0 ? "" : " ").append(digits, i, i + GROUP);
        }
        return text.toString();
    }

    /** Returns the digits alone. */
    String digits() {
        return digits;
    }

    @Override
    public String toString() {
        return "ReceiptCode[redacted]";
    }
}
