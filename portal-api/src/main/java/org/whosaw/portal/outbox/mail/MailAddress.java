package org.whosaw.portal.outbox.mail;

import java.util.regex.Pattern;

/** Knows an e-mail address that mail is sent to: plain, one, and on one line. */
public final class MailAddress {
    private static final int LONGEST = 200;
    private static final Pattern WHOLE =
            Pattern.compile(
                    "[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@"
                            + "([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,24}");

    private MailAddress() {}

    /** Says whether a text is an address and nothing else. */
    public static boolean isWhole(String text) {
        return text.length() <= LONGEST && WHOLE.matcher(text).matches();
    }
}
