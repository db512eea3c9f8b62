package org.whosaw.portal.request;

import java.time.Instant;

/** Works out until when the hospital has promised an answer. */
@FunctionalInterface
public interface Promise {
    /** Returns the end of the promise for what begins at {@code start}. */
    Due after(Instant start, int workingDays);

    /**
     * The end of a promise.
     *
     * @param provisional whether the year's holidays are not announced yet
     */
    record Due(Instant at, boolean provisional) {}
}
