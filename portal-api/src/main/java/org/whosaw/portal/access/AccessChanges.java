package org.whosaw.portal.access;

import java.time.Instant;
import java.util.List;

/**
 * What was recorded since a time.
 *
 * @param items entries, oldest record first; a client may get one again and tells by its id
 * @param until what to ask with the next time
 * @param more whether more wait already
 * @param reset whether entries older than {@code since} may have joined (a new identifier was
 *     registered): read the whole list again
 */
public record AccessChanges(List<Access> items, Instant until, boolean more, boolean reset) {
    public AccessChanges {
        items = List.copyOf(items);
    }
}
