package org.whosaw.portal.identity.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * Says how long sessions last; 0 in the file means the default.
 *
 * @param idleMinutes a page session ends when untouched so long (20)
 * @param familyIdleMinutes the same in family-phone mode (5)
 * @param absoluteHours a page session ends after so long in any case (12)
 * @param refreshDays a client must refresh within so long (30)
 * @param askAgainDays after so long the number is asked again (180)
 * @param secondFactorMinutes how long the second factor opens protected entries (10)
 */
public record SessionSettings(
        @JsonProperty @Min(0) @Max(120) int idleMinutes,
        @JsonProperty @Min(0) @Max(60) int familyIdleMinutes,
        @JsonProperty @Min(0) @Max(72) int absoluteHours,
        @JsonProperty @Min(0) @Max(90) int refreshDays,
        @JsonProperty @Min(0) @Max(365) int askAgainDays,
        @JsonProperty @Min(0) @Max(60) int secondFactorMinutes) {
    /** The defaults. */
    public static final SessionSettings DEFAULTS = new SessionSettings(0, 0, 0, 0, 0, 0);

    public SessionSettings {
        idleMinutes = idleMinutes == 0 ? 20 : idleMinutes;
        familyIdleMinutes = familyIdleMinutes == 0 ? 5 : familyIdleMinutes;
        absoluteHours = absoluteHours == 0 ? 12 : absoluteHours;
        refreshDays = refreshDays == 0 ? 30 : refreshDays;
        askAgainDays = askAgainDays == 0 ? 180 : askAgainDays;
        secondFactorMinutes = secondFactorMinutes == 0 ? 10 : secondFactorMinutes;
    }

    /** Returns how long a page session may rest. */
    public Duration idle(boolean familyPhone) {
        return Duration.ofMinutes(familyPhone ? familyIdleMinutes : idleMinutes);
    }

    public Duration absolute() {
        return Duration.ofHours(absoluteHours);
    }

    public Duration refresh() {
        return Duration.ofDays(refreshDays);
    }

    public Duration askAgain() {
        return Duration.ofDays(askAgainDays);
    }

    public Duration secondFactor() {
        return Duration.ofMinutes(secondFactorMinutes);
    }
}
