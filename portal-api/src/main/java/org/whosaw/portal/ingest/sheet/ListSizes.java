package org.whosaw.portal.ingest.sheet;

import org.jspecify.annotations.Nullable;

/** Says how many persons a list of a file is about that is too long for one event. */
@FunctionalInterface
interface ListSizes {
    /** Knows none. */
    ListSizes NONE = list -> null;

    /**
     * A list's size.
     *
     * @param persons how many are named on it
     * @param unread how many rows of it could not be read
     */
    record Size(int persons, int unread) {}

    /**
     * Returns how many.
     *
     * @param list the how many-th list of the file it is, from 1
     * @return null when it is not known
     */
    @Nullable Size of(int list);
}
