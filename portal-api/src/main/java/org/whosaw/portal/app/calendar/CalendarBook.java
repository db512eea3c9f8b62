package org.whosaw.portal.app.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.calendar.CalendarError;
import org.whosaw.portal.calendar.CalendarYear;
import org.whosaw.portal.calendar.CalendarYears;
import org.whosaw.portal.calendar.YearFile;
import org.whosaw.portal.calendar.YearLines;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Database;

/**
 * Gives the years of the calendar, shipped and imported, and takes new ones. Safe for threads; what
 * another process imported is seen within a minute.
 */
public final class CalendarBook implements Supplier<CalendarYears> {
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Database database;
    private final Clock clock;
    private final AtomicReference<@Nullable Reading> last = new AtomicReference<>();

    /** Keeps imported years in that database. */
    public CalendarBook(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Reading(CalendarYears years, Instant at) {}

    @Override
    public CalendarYears get() {
        Instant now = clock.instant();
        Reading known = last.get();
        if (known != null && !now.isBefore(known.at()) && now.isBefore(known.at().plus(FRESH))) {
            return known.years();
        }
        CalendarYears years = read();
        last.set(new Reading(years, now));
        return years;
    }

    /**
     * Imports the years of a file, all or none, and returns them; when this returns they are kept
     * durably.
     *
     * @throws PortalException with a {@link CalendarError} that names the line at fault
     */
    public List<CalendarYear> importYears(byte[] file) {
        List<CalendarYear> years = YearFile.read(file);
        long at = Micros.of(clock.instant());
        CalendarYears known = read();
        for (CalendarYear each : years) {
            if (!each.isAnnounced() && known.isAnnounced(each.year())) {
                throw new PortalException(CalendarError.ANNOUNCED, Integer.toString(each.year()));
            }
        }
        database.write(
                tx ->
                        years.forEach(
                                each ->
                                        tx.dao(CalendarYearDao.class)
                                                .put(each.year(), YearLines.write(each), at)));
        last.set(null);
        return years;
    }

    private CalendarYears read() {
        List<CalendarYear> imported =
                database.read(tx -> tx.dao(CalendarYearDao.class).all()).stream()
                        .flatMap(
                                lines ->
                                        YearFile.read(lines.getBytes(StandardCharsets.UTF_8))
                                                .stream())
                        .toList();
        return CalendarYears.shipped().with(imported);
    }
}
