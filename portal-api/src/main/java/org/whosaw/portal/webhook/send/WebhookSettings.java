package org.whosaw.portal.webhook.send;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Says how systems and recipients are called.
 *
 * @param allowInside whether addresses of this machine and of private networks may be called, and
 *     without TLS: a hospital whose systems live in its own network needs that; false without it
 * @param timeoutSeconds how long one call may take, 1 to 60
 */
public record WebhookSettings(
        @JsonProperty @Nullable Boolean allowInside, @JsonProperty int timeoutSeconds) {
    /** Nothing inside is called. */
    public static final WebhookSettings DEFAULTS = new WebhookSettings(false, 10);

    public WebhookSettings {
        allowInside = allowInside != null && allowInside;
        timeoutSeconds = timeoutSeconds == 0 ? 10 : timeoutSeconds;
        if (timeoutSeconds < 1 || timeoutSeconds > 60) {
            throw new IllegalArgumentException("webhooks.timeoutSeconds must be 1 to 60");
        }
    }

    /** Says whether addresses inside the house may be called. */
    public boolean inside() {
        return Boolean.TRUE.equals(allowInside);
    }

    /** Returns the same with addresses inside allowed: what a demo and tests call. */
    public WebhookSettings withInside() {
        return new WebhookSettings(true, timeoutSeconds);
    }

    Duration timeout() {
        return Duration.ofSeconds(timeoutSeconds);
    }
}
