package org.whosaw.portal.ledger.note;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Knows how notes spell key names and Base64. */
final class NoteNames {
    private NoteNames() {}

    /** Says whether a key may bear this name: something, without spaces and without a plus. */
    static boolean isName(String name) {
        return !name.isEmpty() && name.codePoints().noneMatch(each -> each == '+' || isSpace(each));
    }

    private static boolean isSpace(int point) {
        return Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || point == 0x85
                || Character.isISOControl(point);
    }

    /** Returns the bytes of Base64 in its one right spelling, null for any other. */
    static byte @Nullable [] base64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return Base64.getEncoder().encodeToString(bytes).equals(text) ? bytes : null;
        } catch (IllegalArgumentException e) {
            return null; // no Base64 at all
        }
    }
}
