package org.whosaw.portal.request;

import java.time.Instant;
import java.util.List;

/**
 * Which requests moved since a time.
 *
 * @param items as they stand now, the earliest moved first
 * @param until what to ask with the next time
 * @param more whether more wait already
 */
public record RequestChanges(List<Request> items, Instant until, boolean more) {
    public RequestChanges {
        items = List.copyOf(items);
    }
}
