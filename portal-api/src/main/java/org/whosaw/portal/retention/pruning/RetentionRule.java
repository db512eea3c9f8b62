package org.whosaw.portal.retention.pruning;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How long one kind is kept, and by which law.
 *
 * @param kind {@code access}, {@code disclosure} or {@code consent-proof}
 * @param days counted from the later of when it happened and when it arrived
 * @param from the first day of Shanghai of whose entries it speaks, or null; {@code to} the last
 */
public record RetentionRule(
        @JsonProperty("kind") Kept kind,
        @JsonProperty("days") int days,
        @JsonProperty("law") String law,
        @JsonProperty("article") String article,
        @JsonProperty("from") @Nullable LocalDate from,
        @JsonProperty("to") @Nullable LocalDate to) {
    /** Says whether it speaks of what happened on that day. */
    boolean isAbout(Kept what, LocalDate day) {
        return kind == what
                && (from == null || !day.isBefore(from))
                && (to == null || !day.isAfter(to));
    }
}
