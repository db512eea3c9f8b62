package org.whosaw.portal.hospital.withheld;

import io.dropwizard.lifecycle.Managed;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.store.BackgroundWork;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/** Tells what is due: within seconds of its day a row stands where it is read. */
public final class WithheldKeeper implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger("whosaw.withheld");
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int AT_ONCE = 100;
    private static final List<HeldRows> ALL = List.of(HeldRows.ACCESSES, HeldRows.DISCLOSURES);

    private final Database database;
    private final DeferralBook book;
    private final Clock clock;
    private final BackgroundWork work;

    public WithheldKeeper(Database database, DeferralBook book, Clock clock) {
        this.book = book;
        this.database = database;
        this.clock = clock;
        this.work = new BackgroundWork("withheld", PAUSE, this::quietTurn);
    }

    @Override
    public void start() {
        work.start();
    }

    @Override
    public void stop() throws InterruptedException {
        work.stop();
    }

    private boolean quietTurn() {
        try {
            return turn();
        } catch (RuntimeException e) {
            // The database is away; what is due waits in it.
            LOG.warn("telling what is due waits: {}", e.getClass().getSimpleName());
            return false;
        }
    }

    /** Tells some of what is due; says whether there may be more. */
    public boolean turn() {
        long now = Micros.of(clock.instant());
        List<DeferralRow> due = database.read(tx -> tx.dao(DeferralDao.class).due(now, AT_ONCE));
        boolean free = database.read(tx -> ALL.stream().anyMatch(rows -> rows.hasFree(tx)));
        if (due.isEmpty() && !free) {
            return false;
        }
        int told =
                database.inTransaction(
                        tx -> {
                            int count = 0;
                            for (DeferralRow row : due) {
                                count += reveal(tx, row, now);
                            }
                            ALL.forEach(rows -> rows.tell(tx));
                            return count;
                        });
        if (told > 0) {
            LOG.info("deferrals over={}", told);
        }
        return due.size() == AT_ONCE;
    }

    private int reveal(Tx tx, DeferralRow row, long now) {
        int revealed = tx.dao(DeferralDao.class).reveal(row.id(), now);
        if (revealed == 1) {
            String step = DeferralState.REVEALED.code();
            // Somebody may have reviewed it since it was read: the day of review is what stands.
            long review =
                    tx.dao(DeferralStepDao.class)
                            .find(row.id())
                            .map(DeferralRow::reviewAt)
                            .orElse(row.reviewAt());
            book.note(tx, row, step, null, now, review);
        }
        return revealed;
    }
}
