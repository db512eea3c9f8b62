package org.whosaw.portal.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.demo.world.DemoOptions;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Database;

/** Keeps the mark by which a demo database is known, and never taken for a real one. */
public final class DemoMarks {
    private final Database database;
    private final byte[] keyCheck;
    private final Clock clock;

    /** Creates the keeper; the pseudonymizer's keys are those that the database belongs to. */
    public DemoMarks(Database database, Pseudonymizer pseudonymizer, Clock clock) {
        this.database = database;
        this.keyCheck = pseudonymizer.index("demo.mark", "keys");
        this.clock = clock;
    }

    /** What the mark says: which world, and whether all of it is there. */
    public record Mark(DemoOptions options, boolean isFilled) {}

    /**
     * Passes when the database is no demo.
     *
     * @throws PortalException when it is marked as one
     */
    public static void demandUnmarked(Database database) {
        if (database.read(tx -> tx.dao(DemoMarkDao.class).find()).isPresent()) {
            throw new PortalException(DemoError.MARKED);
        }
    }

    /**
     * Returns the mark that is there.
     *
     * @throws PortalException when the world was sealed with other keys
     */
    public Optional<Mark> find() {
        return database.read(tx -> tx.dao(DemoMarkDao.class).find()).map(this::mark);
    }

    /** Marks the database before its first row; returns the mark that then stands. */
    Mark put(DemoOptions options) {
        DemoMarkDao.Row row =
                new DemoMarkDao.Row(
                        options.seed(),
                        options.until().toString(),
                        options.patients(),
                        options.events(),
                        keyCheck,
                        now(),
                        null);
        database.write(tx -> tx.dao(DemoMarkDao.class).add(row));
        return find().orElseThrow(() -> new IllegalStateException("the demo's mark is gone"));
    }

    /** Says that the world is whole. */
    void close() {
        long at = now();
        database.write(tx -> tx.dao(DemoMarkDao.class).fill(at));
    }

    private Mark mark(DemoMarkDao.Row row) {
        if (!Arrays.equals(row.keyCheck(), keyCheck)) {
            throw new PortalException(DemoError.OTHER_KEYS);
        }
        DemoOptions options =
                new DemoOptions(
                        row.seed(),
                        LocalDate.parse(row.untilDay()),
                        Math.toIntExact(row.patients()),
                        row.events());
        return new Mark(options, row.filledAt() != null);
    }

    private long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }
}
