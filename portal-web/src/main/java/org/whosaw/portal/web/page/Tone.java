package org.whosaw.portal.web.page;

import java.util.Locale;

/** Says how a part is meant; the words beside it always say the same. */
public enum Tone {
    NEUTRAL,
    ATTENTION,
    STOP,
    GOOD;

    private final String css = name().toLowerCase(Locale.ROOT);

    /** Returns the name of the style. */
    public String css() {
        return css;
    }
}
