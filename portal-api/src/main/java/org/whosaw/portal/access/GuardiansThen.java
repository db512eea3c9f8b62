package org.whosaw.portal.access;

import java.util.Map;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Tx;

/** Knows who was linked to a child as its guardian at a moment. */
@FunctionalInterface
public interface GuardiansThen {
    /**
     * Returns all who are or were linked, in the reading of {@code tx}.
     *
     * @param at in microseconds
     * @return for each whether the link held then: begun, not over, not blocked
     */
    Map<PersonId, Boolean> of(Tx tx, PersonId child, long at);
}
