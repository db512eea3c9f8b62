package org.whosaw.portal.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.ledger.note.Checkpoint;
import org.whosaw.portal.store.SqliteEngine;

/** The ledger's key is changed while old and new sign together, and the tree goes on. */
class NoteChangeTest {
    @RegisterExtension final SqliteEngine engine = new SqliteEngine();

    @Test
    void keyChanged_bothSignForAWhile_holdsAllTheWay() {
        Keyring first = Keyring.generate(new RandomSource(), true);
        Keyring changing = first.rotatedNotes(new RandomSource());
        Keyring settled = changing.settledNotes(Instant.parse("2026-11-22T02:05:00Z"));
        LedgerTrial trial = new LedgerTrial(engine.database());
        trial.append(1, 3);
        Sequencer before = trial.node(NoteKeys.of(first));
        trial.settle(before);
        String old = note(trial);

        trial.clock.advance(java.time.Duration.ofSeconds(5));
        Sequencer during = trial.node(NoteKeys.of(changing));
        trial.settle(during);
        String both = note(trial);
        trial.append(9, 2);
        trial.clock.advance(java.time.Duration.ofSeconds(5));
        trial.settle(before); // a node that was not started again reads what both signed
        assertThat(size(note(trial), before)).isEqualTo(5);
        trial.append(20, 2);
        trial.clock.advance(java.time.Duration.ofSeconds(5));
        trial.settle(during);
        Sequencer after = trial.node(NoteKeys.of(settled));
        trial.append(30, 1);
        trial.clock.advance(java.time.Duration.ofSeconds(5));
        trial.settle(after);
        String last = note(trial);

        assertThat(old).isNotEqualTo(both);
        assertThat(size(both, before)).isEqualTo(3);
        assertThat(size(both, after)).isEqualTo(3);
        assertThat(size(last, after)).isEqualTo(8);
        assertThatThrownBy(() -> size(last, before)).isInstanceOf(PortalException.class);
        assertThat(new LedgerAudit(trial.database, after.trusted()).check(null, n -> {}).findings())
                .isEmpty();
    }

    private static String note(LedgerTrial trial) {
        return trial.reader.newest().orElseThrow().note();
    }

    private static long size(String note, Sequencer node) {
        return Checkpoint.open(note.getBytes(StandardCharsets.UTF_8), List.of(node.noteKey()))
                .size();
    }
}
