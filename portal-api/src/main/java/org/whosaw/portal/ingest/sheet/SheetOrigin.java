package org.whosaw.portal.ingest.sheet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Says of a sheet what it does not say itself; what stands in the sheet goes before it.
 *
 * @param system instead of the mapping's system, or null
 * @param at when the list was looked at or exported
 * @param year the year of dates that are written without one, 0 when not given
 */
public record SheetOrigin(
        @Nullable String system,
        @Nullable String account,
        @Nullable String terminal,
        @Nullable Instant at,
        int year) {
    /** Says nothing. */
    public static final SheetOrigin NONE = new SheetOrigin(null, null, null, null, 0);
}
