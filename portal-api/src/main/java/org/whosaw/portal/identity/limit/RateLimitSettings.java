package org.whosaw.portal.identity.limit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Map;
import org.whosaw.portal.kernel.Coded;

/**
 * Changes single limits: {@code limits: {passwords-per-number: {permits: 5, minutes: 60}}}.
 *
 * <ul>
 *   <li>every name is one of {@link RateLimit};
 *   <li>permits and minutes are at least 1.
 * </ul>
 */
public record RateLimitSettings(Map<String, Limit> limits) {
    /** The defaults. */
    public static final RateLimitSettings DEFAULTS = new RateLimitSettings(Map.of());

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RateLimitSettings {
        limits = limits == null ? Map.of() : Map.copyOf(limits);
        for (String name : limits.keySet()) {
            if (Coded.parse(RateLimit.class, name).isEmpty()) {
                throw new IllegalArgumentException("limits: no such limit: " + name);
            }
        }
    }

    /** Returns settings so wide that a demo and its tests never meet them. */
    public static RateLimitSettings wide() {
        Map<String, Limit> wide = new java.util.HashMap<>();
        for (RateLimit limit : RateLimit.values()) {
            wide.put(
                    limit.code(),
                    new Limit(limit.permits() * 1_000, (int) limit.window().toMinutes()));
        }
        return new RateLimitSettings(wide);
    }

    int permits(RateLimit limit) {
        Limit own = limits.get(limit.code());
        return own == null ? limit.permits() : own.permits();
    }

    Duration window(RateLimit limit) {
        Limit own = limits.get(limit.code());
        return own == null ? limit.window() : Duration.ofMinutes(own.minutes());
    }

    /** One limit: so many tries in so many minutes. */
    public record Limit(@JsonProperty int permits, @JsonProperty int minutes) {
        public Limit {
            if (permits < 1 || minutes < 1) {
                throw new IllegalArgumentException("limits: permits and minutes are at least 1");
            }
        }
    }
}
