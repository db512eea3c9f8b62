package org.whosaw.portal.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.PersonDirectory;
import org.whosaw.portal.hospital.PersonDirectory.Stay;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.PlainQuery;

/** Says where each window begins and ends for a reader. */
final class WindowBounds {
    /** Looking again within this time is the same look. */
    private static final Duration SAME_LOOK = Duration.ofMinutes(30);

    private static final Duration AFTER_STAY = Duration.ofHours(24);

    /** When an account looked at a person's list, and the time before. */
    private record LookRow(long lookedAt, @Nullable Long beforeAt) {}

    private static final PlainQuery<LookRow> LOOK =
            new PlainQuery<>(
                    "SELECT looked_at, before_at FROM access_look"
                            + " WHERE account_id = ? AND person_id = ?",
                    row -> new LookRow(row.getLong(1), PlainQuery.longOrNull(row, 2)));

    private final Database database;
    private final PersonDirectory persons;
    private final Clock clock;

    WindowBounds(Database database, PersonDirectory persons, Clock clock) {
        this.database = database;
        this.persons = persons;
        this.clock = clock;
    }

    /** Returns the windows that mean anything for this reader. */
    KnownWindows known(AccessReading reading) {
        Bounds bounds = bounds(reading);
        return new KnownWindows(bounds.windows(), bounds.stay());
    }

    /** The windows of one reader at one moment: what bounds them was read once. */
    record Bounds(Optional<Stay> stay, @Nullable Instant beforeLast, Instant now) {
        /** Returns the windows that mean anything. */
        Set<AccessWindow> windows() {
            EnumSet<AccessWindow> known = EnumSet.allOf(AccessWindow.class);
            if (stay.isEmpty()) {
                known.remove(AccessWindow.STAY);
            }
            if (beforeLast == null) {
                known.remove(AccessWindow.SINCE_LAST);
            }
            return known;
        }

        /** Returns when a window begins, or null for the beginning of the records. */
        @Nullable Instant begin(AccessWindow window) {
            Duration length = window.length();
            if (length != null) {
                return now.minus(length);
            }
            return switch (window) {
                case STAY -> stay.map(Stay::from).orElse(null);
                case SINCE_LAST -> beforeLast;
                default -> null;
            };
        }

        /** Returns when a window ends, or null for now. */
        @Nullable Instant end(AccessWindow window) {
            if (window != AccessWindow.STAY) {
                return null;
            }
            // A visit has no end on record: the day after it still belongs to it.
            return stay.map(Stay::to)
                    .map(to -> to.plus(AFTER_STAY))
                    .filter(to -> to.isBefore(now))
                    .orElse(null);
        }
    }

    /** Reads what bounds a reader's windows now. */
    Bounds bounds(AccessReading reading) {
        return new Bounds(stay(reading), beforeLast(reading), now());
    }

    /** Returns when one window begins, or null for the beginning of the records. */
    @Nullable Instant beginOf(AccessReading reading, AccessWindow window) {
        return bounds(reading, window).begin(window);
    }

    /** Returns when one window ends, or null for now. */
    @Nullable Instant endOf(AccessReading reading, AccessWindow window) {
        return bounds(reading, window).end(window);
    }

    /** Reads no more than one window asks for. */
    private Bounds bounds(AccessReading reading, AccessWindow window) {
        return new Bounds(
                window == AccessWindow.STAY ? stay(reading) : Optional.empty(),
                window == AccessWindow.SINCE_LAST ? beforeLast(reading) : null,
                now());
    }

    /** Returns this moment, as fine as times are stored. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Optional<Stay> stay(AccessReading reading) {
        Instant now = clock.instant();
        return reading.subjects().stream()
                .flatMap(subject -> persons.latestStay(subject.person(), now).stream())
                .max(Comparator.comparing(Stay::from));
    }

    private @Nullable Instant beforeLast(AccessReading reading) {
        List<Subject> subjects = reading.subjects();
        return database.read(
                        tx -> LOOK.first(tx, reading.accountId(), subjects.get(0).person().value()))
                .map(row -> Micros.instantOrNull(row.beforeAt()))
                .orElse(null);
    }

    /** Notes that the reader looks now; looking on within half an hour is the same look. */
    void look(AccessReading reading) {
        if (reading.accountId() == 0 || reading.subjects().isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        for (Subject subject : reading.subjects()) {
            long person = subject.person().value();
            Optional<LookRow> last =
                    database.read(tx -> LOOK.first(tx, reading.accountId(), person));
            boolean same =
                    last.filter(row -> Micros.instant(row.lookedAt()).isAfter(now.minus(SAME_LOOK)))
                            .isPresent();
            if (!same) {
                database.write(
                        tx ->
                                tx.dao(DetailDao.class)
                                        .looked(reading.accountId(), person, Micros.of(now)));
            }
        }
    }
}
