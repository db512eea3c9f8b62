package org.whosaw.portal.access.why;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.whosaw.portal.kernel.ChinaTime;

/**
 * The answer to one look with what was answered before, not yet put into words.
 *
 * @param inWard whether she lay in a ward when it happened
 * @param past the latest first
 */
public record Answer(Look look, Reason reason, boolean inWard, List<Past> past) {
    private static final int OPENS = 7;
    private static final int CLOSES = 20;

    public Answer {
        past = List.copyOf(past);
    }

    /**
     * Says whether a person looked when offices are closed, while she did not lie in a ward, where
     * somebody is always on duty.
     */
    public boolean isOutOfHours() {
        if (inWard || look.viewer().isJob()) {
            return false;
        }
        Instant instant = Instant.EPOCH.plus(look.at(), ChronoUnit.MICROS);
        LocalDateTime at = LocalDateTime.ofInstant(instant, ChinaTime.ZONE);
        boolean weekend = at.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
        return weekend || at.getHour() < OPENS || at.getHour() >= CLOSES;
    }

    /**
     * What was answered before.
     *
     * @param until when it changed
     * @param told whether she may have read it
     */
    public record Past(Strength strength, WhyRule rule, long until, boolean told) {}
}
