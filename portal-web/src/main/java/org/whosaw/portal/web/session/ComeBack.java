package org.whosaw.portal.web.session;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Leads back to the screen of a recipient that she scanned, once she has signed in. Nothing but the
 * code is kept, so that no address of somebody else's can be put there.
 */
public final class ComeBack {
    private static final Duration KEPT = Duration.ofMinutes(30);
    private static final String SCREEN = "/allow/";
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern ASKED = Pattern.compile(SCREEN + "(" + CODE.pattern() + ")");

    private ComeBack() {}

    /** Returns the cookie that remembers a screen, or empty for any other page. */
    static Optional<NewCookie> from(String path) {
        Matcher asked = ASKED.matcher(path);
        return asked.matches()
                ? Optional.of(Cookies.SCANNED.keptFor(asked.group(1), KEPT))
                : Optional.empty();
    }

    /** Returns the screen to lead back to, or {@code otherwise}. */
    public static String or(Map<String, Cookie> cookies, String otherwise) {
        String code = Cookies.SCANNED.read(cookies);
        return code == null || !CODE.matcher(code).matches() ? otherwise : SCREEN + code;
    }
}
