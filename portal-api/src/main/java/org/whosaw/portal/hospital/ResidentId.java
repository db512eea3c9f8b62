package org.whosaw.portal.hospital;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads resident identity numbers (GB 11643-1999, check digit ISO 7064 MOD 11-2).
 *
 * <ul>
 *   <li>18 characters: 6 of area, 8 of birth date, 3 of sequence, 1 check;
 *   <li>15 characters: the older form, without century and check;
 *   <li>area 40 belongs to no province: it is taken in the demo world only.
 * </ul>
 */
public final class ResidentId {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final String DEMO_AREA = "40";
    private static final Set<String> PROVINCES =
            Set.of(
                    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35",
                    "36", "37", "41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54",
                    "61", "62", "63", "64", "65", "71", "81", "82", "83");

    private ResidentId() {}

    /** Returns the number in its one written form, or empty when it cannot be one. */
    public static Optional<String> normalise(String text, boolean demo, LocalDate today) {
        String number = text.strip().toUpperCase(Locale.ROOT);
        boolean shaped = number.matches("[1-9][0-9]{16}[0-9X]") || number.matches("[1-9][0-9]{14}");
        if (!shaped || !isArea(number.substring(0, 2), demo) || !isBorn(number, today)) {
            return Optional.empty();
        }
        if (number.length() == 18 && number.charAt(17) != checkOf(number)) {
            return Optional.empty();
        }
        return Optional.of(number);
    }

    private static boolean isArea(String province, boolean demo) {
        return PROVINCES.contains(province) || demo && DEMO_AREA.equals(province);
    }

    private static boolean isBorn(String number, LocalDate today) {
        String date =
                number.length() == 18 ? number.substring(6, 14) : "19" + number.substring(6, 12);
        try {
            LocalDate born =
                    LocalDate.of(
                            Integer.parseInt(date.substring(0, 4)),
                            Integer.parseInt(date.substring(4, 6)),
                            Integer.parseInt(date.substring(6, 8)));
            return born.getYear() >= 1850 && !born.isAfter(today);
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Returns the check character of the first 17 digits. */
    public static char checkOf(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (number.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % 11);
    }
}
