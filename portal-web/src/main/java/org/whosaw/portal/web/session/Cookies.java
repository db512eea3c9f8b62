package org.whosaw.portal.web.session;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names the cookies and makes them; browsers refuse to send any of these in the clear. */
public enum Cookies {
    /** The page session. */
    SESSION("__Host-session"),
    /** Whose list is open: an id. */
    SUBJECT("__Host-subject"),
    /** What a visitor's forms are tied to before there is a session. */
    FORM("__Host-form"),
    /** The challenge of a sign-in that waits for its one-time password. */
    CHALLENGE("__Host-challenge"),
    /** What a visitor scanned before she signed in: the code alone, never an address. */
    SCANNED("__Host-scanned"),
    /** The session of a member of the hospital's staff. */
    DESK("__Host-desk"),
    /** The session of somebody of a recipient. */
    PARTY("__Host-party"),
    /** What opens the paper that is being written or followed; ends with the browser. */
    PAPER("__Host-paper"),
    /** Language, theme and size on this device. */
    LOOK("__Host-look");

    private final String cookieName;

    Cookies(String cookieName) {
        this.cookieName = cookieName;
    }

    /** Returns the value that came with a request, or null. */
    public @Nullable String read(Map<String, Cookie> cookies) {
        Cookie cookie = cookies.get(cookieName);
        return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
    }

    /** Returns the cookie that ends with the browser. */
    public NewCookie untilClose(String value) {
        return make(value, NewCookie.DEFAULT_MAX_AGE);
    }

    /** Returns the cookie that is kept for a time. */
    public NewCookie keptFor(String value, Duration time) {
        return make(value, Math.toIntExact(time.toSeconds()));
    }

    /** Returns what takes the cookie away. */
    public NewCookie gone() {
        return make("", 0);
    }

    private NewCookie make(String value, int maxAge) {
        return new NewCookie.Builder(cookieName)
                .value(value)
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .maxAge(maxAge)
                .build();
    }
}
