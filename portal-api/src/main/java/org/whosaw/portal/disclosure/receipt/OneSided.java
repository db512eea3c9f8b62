package org.whosaw.portal.disclosure.receipt;

import java.time.Instant;
import java.util.Set;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.PersonId;

/** What only one of the two sides says; neither names a person to the recipient or the desk. */
public final class OneSided {
    private OneSided() {}

    /**
     * The recipient says that it received this, and the hospital has nothing of it.
     *
     * @param receipt {@code es_…}
     * @param recipient its row
     * @param elements empty when it did not say which
     */
    public record Unrecorded(
            String receipt, long recipient, Instant receivedAt, Set<Element> elements) {}

    /** The same, of one of those who are her own. */
    public record Hers(PersonId person, Unrecorded what) {}

    /**
     * The hospital says that it gave this, and the recipient has said nothing of it.
     *
     * @param disclosure {@code ds_…}
     */
    public record Unconfirmed(
            String disclosure, long recipient, Instant givenAt, Set<Element> elements) {}
}
