package org.whosaw.portal.crypto;

import java.util.Objects;

/** Holds a value that never prints. */
public final class Secret<T> {
    private final T value;

    private Secret(T value) {
        this.value = Objects.requireNonNull(value);
    }

    /** Wraps a value. */
    public static <T> Secret<T> of(T value) {
        return new Secret<>(value);
    }

    /** Returns the value itself; keep it out of logs and texts. */
    public T reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
