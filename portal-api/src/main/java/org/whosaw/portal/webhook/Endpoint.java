package org.whosaw.portal.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.Secret;

/**
 * An endpoint as the desk sees it: never its address in full, never its secrets.
 *
 * @param host where it is called
 * @param failures how many calls in a row were not taken
 * @param waiting how many deliveries wait, {@code parked} how many were given up
 * @param oldUntil until when the secret before this one signs too
 */
public record Endpoint(
        long id,
        EndpointOwner owner,
        String code,
        String host,
        int failures,
        long waiting,
        long parked,
        @Nullable Instant lastTaken,
        @Nullable String lastError,
        @Nullable Instant oldUntil) {
    /** From so many calls in a row on, a person should look. */
    static final int DEAD_AFTER = 8;

    /** Says whether a person should look: nothing was taken for many calls. */
    public boolean isDead() {
        return failures >= DEAD_AFTER;
    }

    /** An endpoint just made or changed; its secret is shown once. */
    public record Made(long id, Secret<String> secret) {}
}
