package org.whosaw.portal.hospital;

import java.util.Optional;
import java.util.regex.Pattern;

/** Reads mainland mobile numbers; segments keep growing, so only the first two digits are held. */
public final class MobileNumber {
    private static final Pattern PUNCTUATION = Pattern.compile("[\\s\\-()\u2010-\u2015]");
    private static final Pattern SHAPE = Pattern.compile("(?:(?:\\+|00)86)?(1[3-9][0-9]{9})");

    private MobileNumber() {}

    /** Returns {@code +86} and the eleven digits, or empty when it cannot be a mobile number. */
    public static Optional<String> normalise(String text) {
        if (text.length() > 40) {
            return Optional.empty();
        }
        var matcher = SHAPE.matcher(PUNCTUATION.matcher(text).replaceAll(""));
        return matcher.matches() ? Optional.of("+86" + matcher.group(1)) : Optional.empty();
    }
}
