package org.whosaw.portal.crypto;

import java.util.function.Supplier;

/**
 * What was made of the keys as they stand: made anew when the key file has changed, else kept. Safe
 * for threads.
 */
public final class OfKeys<T> implements Supplier<T> {
    private final Keyring keyring;
    private final Supplier<T> make;
    private volatile Made<T> made;

    /**
     * What was made.
     *
     * @param of the state of the keys it was made of
     */
    private record Made<T>(Object of, T value) {}

    /** Makes it of the keys of today. */
    public OfKeys(Keyring keyring, Supplier<T> make) {
        this.keyring = keyring;
        this.make = make;
        this.made = new Made<>(keyring.state(), make.get());
    }

    @Override
    public T get() {
        Object now = keyring.state();
        Made<T> known = made;
        if (known.of() != now) {
            known = new Made<>(now, make.get());
            made = known;
        }
        return known.value();
    }
}
