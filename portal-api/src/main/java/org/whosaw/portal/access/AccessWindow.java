package org.whosaw.portal.access;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.Coded;

/** Names the windows of time that overview and timeline open on. */
public enum AccessWindow implements Coded {
    /** From the beginning of the latest stay or visit to its end, or to now while it lasts. */
    STAY("stay", null),
    /** Since she looked the last time before this one. */
    SINCE_LAST("since-last", null),
    DAY("24h", Duration.ofHours(24)),
    WEEK("7d", Duration.ofDays(7)),
    MONTH("30d", Duration.ofDays(30)),
    YEAR("1y", Duration.ofDays(365)),
    ALL("all", null);

    private final String code;
    private final @Nullable Duration length;

    AccessWindow(String code, @Nullable Duration length) {
        this.code = code;
        this.length = length;
    }

    @Override
    public String code() {
        return code;
    }

    /** Returns how far back from now it reaches; null when it does not depend on now alone. */
    public @Nullable Duration length() {
        return length;
    }
}
