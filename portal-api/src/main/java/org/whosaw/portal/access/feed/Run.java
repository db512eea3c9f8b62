package org.whosaw.portal.access.feed;

/**
 * Running numbers of a source that are all here, from the first to the last.
 *
 * @param firstAt when the first happened, in microseconds; {@code lastAt} when the last did
 */
public record Run(long first, long last, long firstAt, long lastAt) {
    public Run {
        if (first > last) {
            throw new IllegalArgumentException("a run that ends before it begins");
        }
    }

    /** Returns the run of one number. */
    static Run of(long number, long at) {
        return new Run(number, number, at, at);
    }
}
