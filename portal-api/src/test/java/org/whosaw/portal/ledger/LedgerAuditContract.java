package org.whosaw.portal.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.ledger.AuditFinding.Kind;
import org.whosaw.portal.store.Engine;

/** What someone with SQL access can do, and how the audit names it; on either engine. */
abstract class LedgerAuditContract {
    private static final int SIZE = 66_500;

    private LedgerTrial trial;
    private String kept;

    abstract Engine engine();

    /** Fills the database of a test with the ledger. */
    void build(Engine engine) {
        fill(new LedgerTrial(engine.database()));
    }

    static void fill(LedgerTrial trial) {
        Sequencer node = trial.node();
        trial.append(0, 300);
        trial.settle(node);
        trial.append(300, SIZE - 300);
        trial.settle(node);
    }

    @BeforeEach
    void build() {
        build(engine());
        trial = new LedgerTrial(engine().database());
        kept = trial.reader.newest().orElseThrow().note();
    }

    private List<AuditFinding> audit(@Nullable String outside) {
        byte[] bytes = outside == null ? null : outside.getBytes(StandardCharsets.UTF_8);
        return new LedgerAudit(trial.database, List.of(trial.node().noteKey()))
                .check(bytes, checked -> assertThat(checked).isPositive())
                .findings();
    }

    private void assertFound(String damage, AuditFinding... expected) {
        trial.execute(damage);
        assertThat(audit(null)).as(damage).contains(expected);
    }

    private static AuditFinding finding(Kind kind, long first, long second) {
        return new AuditFinding(kind, first, second);
    }

    /** Returns SQL for the bytes of a column with those of another row in their place. */
    private static String swap(String table, String column, String key, String one, String other) {
        return "UPDATE "
                + table
                + " SET "
                + column
                + " = (SELECT "
                + column
                + " FROM "
                + table
                + " WHERE "
                + key
                + other
                + ") WHERE "
                + key
                + one;
    }

    @Test
    void check_untouched_findsNothing() {
        assertThat(audit(null)).isEmpty();
        assertThat(audit(kept)).isEmpty();
    }

    @Test
    void check_entriesChanged_namesEach() {
        trial.execute(swap("ledger_bundle", "entries", "bundle_index = ", "7", "8"));
        List<AuditFinding> findings = audit(null);
        assertThat(findings).hasSize(256);
        assertThat(findings).contains(finding(Kind.ENTRY_CHANGED, 7 * 256 + 9, 0));
        assertFound(
                "DELETE FROM ledger_bundle WHERE bundle_index = 3",
                finding(Kind.ENTRIES_MISSING, 3 * 256, 0));
        assertFound(
                "DELETE FROM ledger_bundle WHERE bundle_index = 259",
                finding(Kind.ENTRIES_MISSING, 259 * 256, 0));
        assertFound(
                "INSERT INTO ledger_bundle SELECT 400, entries FROM ledger_bundle"
                        + " WHERE bundle_index = 1",
                finding(Kind.TOO_MUCH, -1, 400));
    }

    @Test
    void check_tilesChanged_namesEach() {
        assertFound(
                swap("ledger_tile", "hashes", "level = 0 AND tile_index = ", "9", "10"),
                finding(Kind.TILE_CHANGED, 0, 9));
        assertThat(audit(null)).hasSize(1);
        assertFound(
                "DELETE FROM ledger_tile WHERE level = 0 AND tile_index = 11",
                finding(Kind.TILE_MISSING, 0, 11));
        assertFound(
                "UPDATE ledger_tile SET hashes = (SELECT hashes FROM ledger_tile WHERE level = 0"
                        + " AND tile_index = 12) WHERE level = 1 AND tile_index = 0",
                finding(Kind.TILE_CHANGED, 1, 0),
                finding(Kind.TILE_CHANGED, 0, 200));
        assertFound(
                swap("ledger_tile", "hashes", "tile_index = 0 AND level = ", "2", "1"),
                finding(Kind.TILE_CHANGED, 1, 0),
                finding(Kind.CHECKPOINT_CONTRADICTS, SIZE, 0));
        assertFound(
                "INSERT INTO ledger_tile SELECT 5, 0, hashes FROM ledger_tile WHERE level = 2",
                finding(Kind.TOO_MUCH, 5, 0));
    }

    @Test
    void check_placesChanged_areCounted() {
        assertFound(
                "UPDATE ledger_entry SET leaf_index = 17 WHERE leaf_index = 18",
                finding(Kind.PLACES_WRONG, 2, SIZE));
        trial.execute("DELETE FROM ledger_entry WHERE leaf_index = 40");
        assertThat(audit(null)).containsExactly(finding(Kind.PLACES_WRONG, 3, SIZE));
        assertFound(
                "INSERT INTO ledger_entry VALUES (999999, 7, 1, 70000)",
                finding(Kind.PLACES_WRONG, 4, SIZE));
    }

    @Test
    void check_checkpointOrHeadChanged_isNamed() {
        assertFound(
                "UPDATE ledger_checkpoint SET note = REPLACE(note, 'portal', 'postal')"
                        + " WHERE tree_size = 300",
                finding(Kind.CHECKPOINT_FORGED, 300, 0));
        assertFound("UPDATE ledger_head SET integrated = 301", finding(Kind.HEAD_WRONG, 301, SIZE));
        trial.execute("UPDATE ledger_head SET integrated = " + SIZE);
        assertFound(
                "DELETE FROM ledger_checkpoint WHERE tree_size > 300",
                finding(Kind.HEAD_WRONG, SIZE, 300));
    }

    @Test
    void check_endCutOffOrOldBackup_showsAgainstTheKeptCheckpoint() {
        for (String cut :
                List.of(
                        "DELETE FROM ledger_checkpoint WHERE tree_size > 300",
                        "DELETE FROM ledger_bundle WHERE bundle_index > 1",
                        "DELETE FROM ledger_tile WHERE level > 1 OR tile_index > 1 - level",
                        "DELETE FROM ledger_entry WHERE leaf_index >= 300",
                        "UPDATE ledger_head SET integrated = 300, sequenced = 300")) {
            trial.execute(cut);
        }
        assertThat(audit(null)).isEmpty();
        assertThat(audit(kept)).containsExactly(finding(Kind.CUT_OFF, SIZE, 300));
        trial.append(900_000, SIZE);
        trial.clock.advance(java.time.Duration.ofSeconds(3));
        trial.settle(trial.node());
        assertThat(audit(null)).isEmpty();
        assertThat(audit(kept)).containsExactly(finding(Kind.FORKED, SIZE, 0));
    }

    @Test
    void check_checkpointOfAnotherLedger_isRefused() {
        assertThatThrownBy(() -> audit(kept.replace("portal.example", "other.example")))
                .isInstanceOf(PortalException.class);
    }
}
