package org.whosaw.portal.identity;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.Pseudonymizer;

/**
 * A phone number in its one canonical form, {@code +} and digits, so that two ways of writing it
 * have one blind index. Never prints itself.
 *
 * <ul>
 *   <li>a mainland mobile number may come with or without {@code +86}, {@code 0086}, spaces,
 *       hyphens, and in full-width digits;
 *   <li>any other number comes with its country, {@code +} or {@code 00}.
 * </ul>
 */
public final class PhoneNumber {
    private static final Pattern MAINLAND = Pattern.compile("1[3-9][0-9]{9}");
    private static final Pattern WORLD = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final int LONGEST = 40;

    private final String canonical;

    private PhoneNumber(String canonical) {
        this.canonical = canonical;
    }

    /** Returns the number that {@code text} writes, or empty when it is none. */
    public static Optional<PhoneNumber> parse(@Nullable String text) {
        if (text == null || text.length() > LONGEST) {
            return Optional.empty();
        }
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int digit = Character.digit(c, 10);
            if (digit >= 0) {
                digits.append((char) ('0' + digit));
            } else if ((c == '+' || c == '＋') && digits.length() == 0) {
                digits.append('+');
            } else if (!Character.isSpaceChar(c) && " -－()（）".indexOf(c) < 0) {
                return Optional.empty();
            }
        }
        return canonical(digits.toString()).map(PhoneNumber::new);
    }

    private static Optional<String> canonical(String digits) {
        String number = digits.startsWith("00") ? "+" + digits.substring(2) : digits;
        if (MAINLAND.matcher(number).matches()) {
            return Optional.of("+86" + number);
        }
        if (number.length() == 13 && number.startsWith("86")) {
            number = "+" + number;
        }
        if (number.startsWith("+86")) {
            String rest = number.substring(3);
            return MAINLAND.matcher(rest).matches() ? Optional.of(number) : Optional.empty();
        }
        return WORLD.matcher(number).matches() ? Optional.of(number) : Optional.empty();
    }

    /** Returns the blind index under which every table looks this number up. */
    public byte[] index(Pseudonymizer pseudonymizer) {
        return pseudonymizer.index("phone", canonical);
    }

    /** Returns the number in full, {@code +8615400000001}: for sealing and for the gateway. */
    public String reveal() {
        return canonical;
    }

    /** Returns the number as people in the mainland dial it. */
    public String national() {
        return canonical.startsWith("+86") ? canonical.substring(3) : canonical;
    }

    /** Returns the number with its middle hidden, {@code 154****0001}. */
    public String masked() {
        String national = national();
        int shown = Math.min(3, national.length() - 4);
        return national.substring(0, shown) + "****" + national.substring(national.length() - 4);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PhoneNumber that && canonical.equals(that.canonical);
    }

    @Override
    public int hashCode() {
        return canonical.hashCode();
    }

    @Override
    public String toString() {
        return "PhoneNumber[redacted]";
    }
}
