package org.whosaw.portal.complaint.hospital;

import java.time.Instant;

/** Says until when the hospital has promised to answer; the calendar does, wired in {@code app}. */
@FunctionalInterface
public interface AnswerClock {
    /** Returns the end of what is promised for a complaint that came at a time. */
    Due after(Instant filed);

    /**
     * The end.
     *
     * @param provisional whether a year's calendar is not announced yet
     */
    record Due(Instant at, boolean provisional) {}
}
