package org.whosaw.portal.ingest;

import org.jspecify.annotations.Nullable;

/**
 * Holds what a decoder made of one line or entry: exactly one of a value and a rejection.
 *
 * @param line the line of a line format or the place in an array, counted from 1
 */
public record Decoded<T>(int line, @Nullable T value, @Nullable Rejection rejection) {
    public Decoded {
        if ((value == null) == (rejection == null)) {
            throw new IllegalArgumentException("either a value or a rejection");
        }
    }

    /** Returns an item that was understood. */
    public static <T> Decoded<T> of(int line, T value) {
        return new Decoded<>(line, value, null);
    }

    /** Returns an item that was not understood. */
    public static <T> Decoded<T> rejected(Rejection rejection) {
        return new Decoded<>(rejection.line(), null, rejection);
    }
}
