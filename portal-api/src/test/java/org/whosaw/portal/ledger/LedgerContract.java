package org.whosaw.portal.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.ledger.note.Checkpoint;
import org.whosaw.portal.ledger.tree.TileName;
import org.whosaw.portal.store.Engine;

/** What the ledger promises, on either engine. */
abstract class LedgerContract {
    /** Of the 200 cut-off turns, half on each engine. */
    private static final int CUTS = 100;

    private LedgerTrial trial;

    abstract Engine engine();

    @BeforeEach
    void build() {
        trial = new LedgerTrial(engine().database());
    }

    @Test
    void turn_nothingYet_emptyTreeIsSigned() {
        assertThat(trial.reader.newest()).isEmpty();
        trial.settle(trial.node());
        assertThat(trial.newest().size()).isZero();
        assertThat(trial.newest().origin()).isEqualTo(LedgerTrial.ORIGIN);
        assertThat(trial.node().turn()).isFalse();
        assertThat(trial.count("ledger_checkpoint")).isEqualTo(1);
    }

    @Test
    void append_oneCallInTheCallersTransaction_standsOrFallsWithIt() {
        assertThatThrownBy(
                        () ->
                                trial.database.write(
                                        tx -> {
                                            trial.ledger.append(
                                                    tx,
                                                    LeafKind.REQUEST,
                                                    1,
                                                    LedgerTrial.commitment(1));
                                            throw new IllegalStateException("stop");
                                        }))
                .hasMessage("stop");
        trial.database.write(
                tx -> trial.ledger.append(tx, LeafKind.REQUEST, 2, LedgerTrial.commitment(2)));
        trial.settle(trial.node());
        assertThat(trial.newest().size()).isEqualTo(1);
        assertThat(trial.reader.prove(LeafKind.REQUEST, 1, 0)).isEmpty();
        assertThat(trial.reader.prove(LeafKind.REQUEST, 2, 0)).isPresent();
        assertThat(trial.reader.prove(LeafKind.CONSENT, 2, 0)).isEmpty();
    }

    @Test
    void turn_manyBatches_oneTreeThatOnlyGrows() {
        Sequencer node = trial.node();
        Checkpoint before = null;
        long next = 0;
        for (int batch : new int[] {1, 2, 253, 1, 300, 512, 0, 9_000, 77}) {
            trial.append(next, batch);
            next += batch;
            trial.settle(node);
            Checkpoint now = trial.newest();
            assertThat(now.size()).isEqualTo(next);
            if (before != null) {
                trial.assertExtends(before, now);
            }
            before = now;
        }
        trial.assertWhole();
        for (long id : List.of(0L, 1L, 255L, 256L, 5_000L, next - 1)) {
            trial.assertProven(id);
        }
        assertThat(trial.count("ledger_entry")).isEqualTo(next);
        assertThat(trial.count("ledger_pending")).isZero();
    }

    @Test
    void append_sameEntryTwice_standsTwiceAndFirstIsProven() {
        trial.append(5, 1);
        trial.append(5, 1);
        trial.settle(trial.node());
        assertThat(trial.newest().size()).isEqualTo(2);
        assertThat(trial.reader.prove(LeafKind.ACCESS, 5, 7).orElseThrow().index()).isZero();
    }

    @Test
    void tile_widerThanSigned_isNotThere() {
        trial.append(0, 300);
        trial.settle(trial.node());
        assertThat(trial.reader.tile(new TileName(0, 1, 44))).hasSize(44 * 32);
        assertThat(trial.reader.tile(new TileName(0, 1, 3))).hasSize(3 * 32);
        assertThat(trial.reader.tile(new TileName(1, 0, 1))).hasSize(32);
        assertThat(trial.reader.bundle(new TileName(0, 1, 44))).hasSize(44 * 35);
        for (TileName name :
                List.of(
                        new TileName(0, 1, 45),
                        new TileName(0, 1, 256),
                        new TileName(0, 2, 1),
                        new TileName(1, 0, 2),
                        new TileName(2, 0, 1))) {
            assertRefused(() -> trial.reader.tile(name), LedgerError.NOT_THERE);
            assertRefused(() -> trial.reader.bundle(new TileName(0, 1, 45)), LedgerError.NOT_THERE);
        }
        assertRefused(() -> trial.reader.consistency(3, 301), LedgerError.NOT_THERE);
    }

    @Test
    void turn_otherName_keepsTheFirst() {
        trial.settle(trial.node());
        Sequencer renamed =
                new Sequencer(
                        trial.database,
                        LedgerTrial.KEY,
                        "elsewhere.example/ledger",
                        () -> 99,
                        trial.clock);
        trial.append(0, 1);
        trial.clock.advance(Duration.ofSeconds(5));
        trial.settle(renamed);
        assertThat(trial.newest().origin()).isEqualTo(LedgerTrial.ORIGIN);
        assertThat(renamed.noteKey().text()).isEqualTo(trial.node().noteKey().text());
    }

    @Test
    void turn_anotherHoldsTheLease_waitsForIt() {
        Sequencer one = trial.node();
        Sequencer other = trial.node();
        trial.settle(one);
        trial.append(0, 1);
        assertThat(other.turn()).isFalse();
        trial.clock.advance(Duration.ofSeconds(3));
        assertThat(other.turn()).isTrue();
        assertThat(trial.newest().size()).isEqualTo(1);
    }

    @Test
    void days_severalCheckpointsADay_lastOfEachStays() {
        Sequencer node = trial.node();
        for (int day = 0; day < 4; day++) {
            for (int i = 0; i < 3; i++) {
                trial.append(day * 10L + i, 1);
                trial.settle(node);
            }
            trial.clock.advance(Duration.ofDays(1));
        }
        LocalDate last = LocalDate.of(2026, 11, 25);
        assertThat(trial.reader.days(last, 10))
                .extracting(LedgerReader.SignedCheckpoint::day)
                .containsExactly(last, last.minusDays(1), last.minusDays(2), last.minusDays(3));
        assertThat(trial.reader.days(last, 10))
                .extracting(LedgerReader.SignedCheckpoint::size)
                .containsExactly(12L, 9L, 6L, 3L);
        assertThat(trial.reader.days(last.minusDays(2), 1)).hasSize(1);
        assertThat(trial.count("ledger_checkpoint")).isEqualTo(1 + 1 + 1 + 3);
    }

    @Test
    void turn_cutOffAnywhere_recoversAndNeverForks() {
        Random random = new Random(20261123);
        Checkpoint before = null;
        long next = 0;
        for (int run = 0; run < CUTS; run++) {
            int batch = random.nextInt(run % 10 == 0 ? 700 : 40);
            trial.append(next, batch);
            next += batch;
            Step cut = Step.values()[run % Step.values().length];
            Sequencer doomed =
                    trial.node(
                            step -> {
                                if (step == cut) {
                                    throw new CutOff();
                                }
                            });
            trial.clock.advance(Duration.ofSeconds(3));
            try {
                trial.settle(doomed);
            } catch (CutOff e) {
                assertThat(e).isNotNull(); // the process is gone: nothing of it is used again
            }
            if (trial.reader.newest().isPresent()) {
                Checkpoint seen = trial.newest();
                if (before != null) {
                    trial.assertExtends(before, seen);
                }
                before = seen;
            }
            trial.append(next++, 1);
            trial.clock.advance(Duration.ofSeconds(3));
            trial.settle(trial.node());
            Checkpoint now = trial.newest();
            assertThat(now.size()).isEqualTo(next);
            if (before != null) {
                trial.assertExtends(before, now);
            }
            before = now;
        }
        trial.assertWhole();
        assertThat(trial.count("ledger_entry")).isEqualTo(next);
        trial.assertProven(next - 1);
    }

    /** Ends a turn as a kill would. */
    private static final class CutOff extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void turn_storedTreeChanged_nothingMoreIsSigned() {
        trial.append(0, 300);
        trial.settle(trial.node());
        Checkpoint before = trial.newest();
        for (String damage :
                List.of(
                        "UPDATE ledger_tile SET hashes = (SELECT hashes FROM ledger_tile WHERE"
                                + " level = 1) WHERE level = 0 AND tile_index = 1",
                        "UPDATE ledger_head SET integrated = 299",
                        "DELETE FROM ledger_tile WHERE level = 1",
                        "DELETE FROM ledger_checkpoint WHERE tree_size = 300")) {
            LedgerTrial damaged = trial;
            String kept = trial.reader.newest().orElseThrow().note();
            damaged.execute("DROP TABLE IF EXISTS kept_tile");
            damaged.execute("CREATE TABLE kept_tile AS SELECT * FROM ledger_tile");
            damaged.execute(damage);
            damaged.append(1_000, 1);
            damaged.clock.advance(Duration.ofSeconds(3));
            Sequencer node = damaged.node();
            assertRefused(() -> damaged.settle(node), LedgerError.DAMAGED);
            damaged.execute("DELETE FROM ledger_tile");
            damaged.execute("INSERT INTO ledger_tile SELECT * FROM kept_tile");
            damaged.execute("UPDATE ledger_head SET integrated = 300");
            if (damaged.reader.newest().isEmpty()
                    || !damaged.reader.newest().orElseThrow().note().equals(kept)) {
                damaged.database.write(
                        tx -> tx.dao(LedgerDao.class).addCheckpoint(300, 20_779, 1, kept));
            }
        }
        trial.clock.advance(Duration.ofSeconds(3));
        trial.settle(trial.node());
        assertThat(trial.newest().size()).isEqualTo(304);
        trial.assertExtends(before, trial.newest());
    }

    @Test
    void turn_placesTakenBack_nodeThatSignedThemRefuses() {
        Sequencer node = trial.node();
        trial.settle(node);
        trial.append(0, 10);
        trial.settle(node);
        trial.execute("DELETE FROM ledger_checkpoint WHERE tree_size = 10");
        trial.execute("UPDATE ledger_head SET integrated = 0");
        assertRefused(node::turn, LedgerError.DAMAGED);
    }

    private static void assertRefused(Runnable asking, LedgerError expected) {
        assertThatThrownBy(asking::run)
                .isInstanceOfSatisfying(
                        PortalException.class, e -> assertThat(e.errorCode()).isEqualTo(expected));
    }
}
