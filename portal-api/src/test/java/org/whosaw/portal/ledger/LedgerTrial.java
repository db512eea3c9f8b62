package org.whosaw.portal.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.whosaw.portal.crypto.SigningKey;
import org.whosaw.portal.identity.room.MovingClock;
import org.whosaw.portal.ledger.note.Checkpoint;
import org.whosaw.portal.ledger.tree.GrowingTree;
import org.whosaw.portal.ledger.tree.ProofCheck;
import org.whosaw.portal.ledger.tree.TileName;
import org.whosaw.portal.ledger.tree.TreeHashes;
import org.whosaw.portal.store.Database;

/** A ledger over one database, and what a test asks of it. */
final class LedgerTrial {
    static final String ORIGIN = "portal.example/ledger";
    static final SigningKey KEY = SigningKey.ofSeed(new byte[32]);

    private final AtomicLong ids = new AtomicLong();
    final MovingClock clock = new MovingClock();
    final Database database;
    final Ledger ledger;
    final LedgerReader reader;

    LedgerTrial(Database database) {
        this.database = database;
        this.ledger = new Ledger(ids::incrementAndGet);
        this.reader = new LedgerReader(database);
    }

    /** Returns another node of the same ledger. */
    Sequencer node(Step.Watcher watcher) {
        return new Sequencer(
                database, NoteKeys.of(KEY), ORIGIN, ids::incrementAndGet, clock, watcher);
    }

    /** Returns a node that signs with other keys. */
    Sequencer node(NoteKeys keys) {
        return new Sequencer(database, keys, ORIGIN, ids::incrementAndGet, clock);
    }

    Sequencer node() {
        return node(Step.Watcher.NOBODY);
    }

    /** Returns what an entry commits to, for every test the same. */
    static Commitment commitment(long id) {
        byte[] salt = Arrays.copyOf(ByteBuffer.allocate(8).putLong(id).array(), 32);
        return Commitment.of(salt, CanonicalBytes.of(LeafKind.ACCESS).number("id", id).toBytes());
    }

    /** Appends entries in one transaction. */
    void append(long from, int count) {
        List<Leaf> leaves =
                LongStream.range(from, from + count)
                        .mapToObj(id -> new Leaf(LeafKind.ACCESS, id, 7, commitment(id)))
                        .toList();
        database.write(tx -> ledger.append(tx, leaves));
    }

    /** Takes turns until there is nothing left to do. */
    void settle(Sequencer node) {
        int turns = 0;
        while (node.turn()) {
            assertThat(++turns).isLessThan(1_000);
        }
    }

    Checkpoint newest() {
        return open(reader.newest().orElseThrow().note());
    }

    Checkpoint open(String note) {
        return Checkpoint.open(note.getBytes(StandardCharsets.UTF_8), List.of(node().noteKey()));
    }

    /** Checks an entry's proof as a stranger would. */
    void assertProven(long id) {
        LedgerReader.InclusionProof proof =
                reader.prove(LeafKind.ACCESS, id, 7)
                        .orElseThrow(() -> new AssertionError("no proof of " + id));
        Checkpoint under = open(proof.checkpoint().note());
        byte[] leaf = TreeHashes.leaf(Leaf.entry(commitment(id).bytes()));
        assertThat(
                        ProofCheck.inclusion(
                                proof.index(), under.size(), leaf, proof.hashes(), under.root()))
                .isTrue();
    }

    /** Checks that one checkpoint's tree begins with another's. */
    void assertExtends(Checkpoint before, Checkpoint after) {
        assertThat(
                        ProofCheck.consistency(
                                before.size(),
                                after.size(),
                                reader.consistency(before.size(), after.size()),
                                before.root(),
                                after.root()))
                .isTrue();
    }

    /** Builds the tree anew from the bundles and compares it with what was signed. */
    List<byte[]> assertWhole() {
        Checkpoint signed = newest();
        List<byte[]> entries = new ArrayList<>();
        GrowingTree tree = new GrowingTree((name, hashes) -> {});
        for (long bundle = 0; bundle * TileName.FULL < signed.size(); bundle++) {
            int width = TileName.widthIn(signed.size(), 0, bundle);
            byte[] bytes = reader.bundle(new TileName(0, bundle, width));
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                byte[] entry = new byte[buffer.getShort()];
                buffer.get(entry);
                entries.add(entry);
                tree.add(TreeHashes.leaf(entry));
            }
        }
        assertThat(tree.size()).isEqualTo(signed.size());
        assertThat(tree.root()).isEqualTo(signed.root());
        return entries;
    }

    long count(String table) {
        return database.read(
                tx -> {
                    try (var statement = tx.connection().createStatement();
                            var row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
                        row.next();
                        return row.getLong(1);
                    } catch (java.sql.SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    void execute(String sql) {
        database.write(
                tx -> {
                    try (var statement = tx.connection().createStatement()) {
                        statement.execute(sql);
                    } catch (java.sql.SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }
}
