package org.whosaw.portal.access.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.calendar.WorkingCalendar;
import org.whosaw.portal.hospital.Rhythm;

/**
 * Says whether a feed is late, from how often it was declared to send and from its newest look. A
 * hospital that sends a file a night is the normal case: until noon of the second day nothing is
 * late.
 */
final class Punctuality {
    private static final Duration CONTINUOUS_LATE = Duration.ofHours(6);
    private static final Duration CONTINUOUS_SILENT = Duration.ofHours(24);
    private static final Duration NIGHTLY_LATE = Duration.ofHours(36);
    private static final Duration NIGHTLY_SILENT = Duration.ofHours(72);

    private final WorkingCalendar calendar;

    Punctuality(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    FeedState of(@Nullable Rhythm rhythm, Instant newest, Instant now) {
        if (rhythm == null) {
            return FeedState.ON_TIME; // nobody said when to expect something of it
        }
        Duration quiet = Duration.between(newest, now);
        return switch (rhythm) {
            case CONTINUOUS -> state(quiet, CONTINUOUS_LATE, CONTINUOUS_SILENT);
            case NIGHTLY -> state(quiet, NIGHTLY_LATE, NIGHTLY_SILENT);
            case WORKDAYS -> workdays(newest, now);
        };
    }

    private static FeedState state(Duration quiet, Duration late, Duration silent) {
        if (quiet.compareTo(silent) > 0) {
            return FeedState.SILENT;
        }
        return quiet.compareTo(late) > 0 ? FeedState.LATE : FeedState.ON_TIME;
    }

    /** Until noon yesterday's file may still come; so the last day that must be there is older. */
    private FeedState workdays(Instant newest, Instant now) {
        LocalDate due = workingDayBefore(WorkingCalendar.dayOf(now.minus(Duration.ofHours(12))));
        LocalDate last = WorkingCalendar.dayOf(newest);
        if (!last.isBefore(due)) {
            return FeedState.ON_TIME;
        }
        LocalDate before = workingDayBefore(workingDayBefore(due));
        return last.isBefore(before) ? FeedState.SILENT : FeedState.LATE;
    }

    private LocalDate workingDayBefore(LocalDate day) {
        LocalDate before = day.minusDays(1);
        while (!calendar.isWorkingDay(before)) {
            before = before.minusDays(1);
        }
        return before;
    }
}
