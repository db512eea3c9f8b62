package org.whosaw.portal.consent.stop;

import org.jspecify.annotations.Nullable;

/** Who takes a step of a stop, by id where there is one. */
public record StopBy(String actor, @Nullable Long id) {
    /** The clock. */
    public static final StopBy CLOCK = new StopBy("clock", null);

    /** The portal, in the transaction of the stop. */
    public static final StopBy PORTAL = new StopBy("portal", null);

    /** Returns a hospital's system, by its client. */
    public static StopBy system(@Nullable Long client) {
        return new StopBy("system", client);
    }

    /** Returns a recipient, by the login that spoke for it. */
    public static StopBy recipient(long login) {
        return new StopBy("recipient", login);
    }

    /** Whoever holds the code of a letter. */
    public static final StopBy LETTER = new StopBy("letter", null);
}
