package org.whosaw.portal.web.session;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.web.i18n.Languages;
import org.whosaw.portal.web.page.Look;

/** Reads how the pages look on this device, and keeps what she chose for a year. */
public final class Looks {
    private static final Duration KEPT = Duration.ofDays(365);

    private Looks() {}

    /** Returns the look of a request: what its cookie says, else what the browser asks for. */
    public static Look of(HttpHeaders headers) {
        return of(headers.getCookies(), headers.getAcceptableLanguages());
    }

    static Look of(Map<String, Cookie> cookies, List<Locale> accepted) {
        String value = Cookies.LOOK.read(cookies);
        List<String> parts = value == null ? List.of() : Arrays.asList(value.split("\\.", 3));
        Language language =
                parts.isEmpty()
                        ? Languages.best(accepted)
                        : Languages.parse(parts.get(0)).orElseGet(() -> Languages.best(accepted));
        return new Look(language, theme(parts), parts.size() > 2 && parts.get(2).equals("large"));
    }

    private static Look.Theme theme(List<String> parts) {
        for (Look.Theme each : Look.Theme.values()) {
            if (parts.size() > 1 && parts.get(1).equals(name(each))) {
                return each;
            }
        }
        return Look.Theme.AUTO;
    }

    /** Returns the cookie that keeps a look. */
    public static NewCookie cookie(Look look) {
        String size = look.large() ? "large" : "normal";
        return Cookies.LOOK.keptFor(
                look.language().tag() + "." + name(look.theme()) + "." + size, KEPT);
    }

    /** Returns the theme's name on the wire. */
    public static String name(Look.Theme theme) {
        return theme.name().toLowerCase(Locale.ROOT);
    }
}
