package org.whosaw.portal.notice.round;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.notice.NoticeChoice;

/** Hours in which no message leaves, by China's clock; they may go over midnight. */
public record QuietHours(int from, int to) {
    /** Returns those of a choice. */
    public static QuietHours of(NoticeChoice choice) {
        return new QuietHours(choice.quietFrom(), choice.quietTo());
    }

    /** Returns when a message that is due at {@code at} may leave: then, or when it is over. */
    public Instant after(Instant at) {
        ZonedDateTime here = at.atZone(ChinaTime.ZONE);
        if (!covers(here.getHour())) {
            return at;
        }
        ZonedDateTime end = here.with(LocalTime.of(to, 0));
        return (end.isAfter(here) ? end : end.plusDays(1)).toInstant();
    }

    private boolean covers(int hour) {
        return from <= to ? hour >= from && hour < to : hour >= from || hour < to;
    }
}
