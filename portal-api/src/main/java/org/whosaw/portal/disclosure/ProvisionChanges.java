package org.whosaw.portal.disclosure;

import java.time.Instant;
import java.util.List;

/**
 * What became visible since a time.
 *
 * @param items provisions, the earliest first
 * @param until what to ask with the next time
 * @param more whether more wait already
 */
public record ProvisionChanges(List<ProvisionView> items, Instant until, boolean more) {
    public ProvisionChanges {
        items = List.copyOf(items);
    }
}
