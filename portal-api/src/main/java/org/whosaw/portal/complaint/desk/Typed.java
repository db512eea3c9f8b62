package org.whosaw.portal.complaint.desk;

import org.whosaw.portal.identity.PhoneNumber;

/** Reads what people type, wherever they type it. */
public final class Typed {
    private Typed() {}

    /** Takes out what no keyboard types: controls, and marks that turn the direction of writing. */
    public static String plain(String typed) {
        StringBuilder kept = new StringBuilder();
        typed.replace("\r\n", "\n")
                .codePoints()
                .filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
                .filter(c -> c < 0x202a || c > 0x202e && c < 0x2066 || c > 0x2069)
                .filter(c -> c < 0xd800 || c > 0xdfff) // half of a character is none
                .forEach(kept::appendCodePoint);
        return kept.toString().strip();
    }

    /** The same in one line. */
    public static String line(String typed) {
        return plain(typed).replace('\n', ' ');
    }

    /** A number in any writing is kept in its one form, and anything else as it was typed. */
    public static String caller(String typed) {
        String text = line(typed);
        return PhoneNumber.parse(text).map(PhoneNumber::national).orElse(text);
    }
}
