package org.whosaw.portal.web.page;

import java.util.Locale;

/** Says how a part is meant; the words beside it always say the same. */
public enum Tone {
    NEUTRAL,
    ATTENTION,
    STOP,
    GOOD;

    /** Returns the name of the style. */
    public String css() {
        return name().toLowerCase(Locale.ROOT);
    }
}
