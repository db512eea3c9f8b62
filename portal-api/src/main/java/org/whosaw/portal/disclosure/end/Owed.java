package org.whosaw.portal.disclosure.end;

import java.time.Instant;
import java.util.Set;
import org.whosaw.portal.kernel.Element;

/**
 * What a recipient still owes a word about; names no person.
 *
 * @param disclosure {@code ds_…}
 * @param recipient {@code rc_…}
 * @param persons how many persons it was about
 * @param due the day, yyyy-mm-dd
 * @param lateDays how many days it is late, 0 while it is not
 * @param received whether the recipient said that it had received it
 */
public record Owed(
        String disclosure,
        String recipient,
        Instant givenAt,
        Set<Element> elements,
        int persons,
        String due,
        long lateDays,
        boolean received) {}
