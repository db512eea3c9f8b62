package org.whosaw.portal.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.ledger.note.Checkpoint;
import org.whosaw.portal.ledger.note.SignedNote;
import org.whosaw.portal.ledger.tree.Proofs;
import org.whosaw.portal.ledger.tree.SharedProof;
import org.whosaw.portal.ledger.tree.TileName;
import org.whosaw.portal.ledger.tree.TreeHashes;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.PlainQuery;
import org.whosaw.portal.store.Tx;

/** Reads what was signed, and proves what stands under it. Safe for threads. */
public final class LedgerReader {
    private static final PlainQuery<Long> PLACES =
            new PlainQuery<>(
                    "SELECT leaf_index FROM ledger_entry"
                            + " WHERE entry_id = ? AND person_id = ? AND kind = ?"
                            + " ORDER BY leaf_index",
                    row -> row.getLong(1));
    private static final PlainQuery<SignedCheckpoint> NEWEST =
            new PlainQuery<>(
                    "SELECT tree_size, day, signed_at, note FROM ledger_checkpoint"
                            + " ORDER BY tree_size DESC LIMIT 1",
                    row ->
                            new SignedCheckpoint(
                                    row.getLong(1),
                                    LocalDate.ofEpochDay(row.getLong(2)),
                                    Micros.instant(row.getLong(3)),
                                    row.getString(4)));

    private static final PlainQuery<Long> COVERED_SINCE =
            new PlainQuery<>(
                    "SELECT day FROM ledger_checkpoint WHERE tree_size > ?"
                            + " ORDER BY tree_size LIMIT 1",
                    row -> row.getLong(1));

    private final Database database;
    private final SignedTrees trees = new SignedTrees();

    public LedgerReader(Database database) {
        this.database = database;
    }

    /**
     * A checkpoint that was signed.
     *
     * @param day on which, in Shanghai
     * @param note as it is handed out
     */
    public record SignedCheckpoint(long size, LocalDate day, Instant signedAt, String note) {
        /** Returns what it says, unverified: for showing, not for trusting. */
        public Checkpoint content() {
            return Checkpoint.parse(
                    SignedNote.parse(note.getBytes(StandardCharsets.UTF_8)).unverified());
        }
    }

    /**
     * Shows that an entry stands in the tree.
     *
     * @param index its place
     * @param hashes from its neighbour up to the root
     * @param checkpoint under which it stands
     */
    public record InclusionProof(long index, List<byte[]> hashes, SignedCheckpoint checkpoint) {
        public InclusionProof {
            hashes = List.copyOf(hashes);
        }
    }

    /** Returns the newest checkpoint, or empty before the first. */
    public Optional<SignedCheckpoint> newest() {
        return database.read(LedgerReader::newest);
    }

    private static Optional<SignedCheckpoint> newest(Tx tx) {
        return NEWEST.first(tx);
    }

    /** Returns the last checkpoint of the last day before {@code today} that has one. */
    public Optional<SignedCheckpoint> lastBefore(LocalDate today) {
        return days(today.minusDays(1), 1).stream().findFirst();
    }

    /** Returns the last checkpoint of each day up to {@code newest}, newest first. */
    public List<SignedCheckpoint> days(LocalDate newest, int most) {
        return database.read(tx -> tx.dao(LedgerDao.class).days(newest.toEpochDay(), most)).stream()
                .map(LedgerReader::signed)
                .toList();
    }

    private static SignedCheckpoint signed(LedgerDao.Signed row) {
        return new SignedCheckpoint(
                row.treeSize(),
                LocalDate.ofEpochDay(row.day()),
                Micros.instant(row.signedAt()),
                row.note());
    }

    /**
     * Returns a tile's hashes.
     *
     * @throws PortalException when no signed tree has so wide a tile there
     */
    public byte[] tile(TileName name) {
        return database.read(
                tx -> {
                    demand(tx, name);
                    return cut(storedTile(tx, name), name.width() * TreeHashes.BYTES);
                });
    }

    /**
     * Returns a bundle of entries, each behind its length.
     *
     * @param name as of a tile of level 0
     */
    public byte[] bundle(TileName name) {
        return database.read(
                tx -> {
                    demand(tx, name);
                    byte[] entries =
                            tx.dao(LedgerDao.class)
                                    .bundle(name.index())
                                    .orElseThrow(LedgerReader::notThere);
                    return cut(entries, name.width() * Leaf.BUNDLED_BYTES);
                });
    }

    private static void demand(Tx tx, TileName name) {
        long size = tx.dao(LedgerDao.class).head().integrated();
        if (name.width() > TileName.widthIn(size, name.level(), name.index())) {
            throw notThere();
        }
    }

    private static PortalException notThere() {
        return new PortalException(LedgerError.NOT_THERE);
    }

    private static byte[] storedTile(Tx tx, TileName name) {
        return SignedTrees.stored(tx, name).orElseThrow(LedgerReader::notThere);
    }

    private static byte[] cut(byte[] bytes, int length) {
        if (bytes.length < length) {
            throw LedgerTree.damaged(0);
        }
        return bytes.length == length ? bytes : Arrays.copyOf(bytes, length);
    }

    /**
     * Proves the first leaf of an entry under the newest checkpoint; empty while it has no place
     * under one.
     */
    public Optional<InclusionProof> prove(LeafKind kind, long id, long personId) {
        return prove(kind, id, personId, 0);
    }

    /**
     * Proves a leaf of an entry under the newest checkpoint; empty while it has no place under one.
     *
     * @param number which of the leaves of that id it is, from 0 on
     */
    public Optional<InclusionProof> prove(LeafKind kind, long id, long personId, int number) {
        return database.read(
                tx -> {
                    Optional<SignedCheckpoint> newest = newest(tx);
                    List<Long> places = PLACES.all(tx, id, personId, kind.number());
                    if (newest.isEmpty()
                            || places.size() <= number
                            || places.get(number) >= newest.get().size()) {
                        return Optional.empty();
                    }
                    SignedCheckpoint under = newest.get();
                    long place = places.get(number);
                    Proofs proofs = new Proofs(trees.of(tx, under.size()));
                    return Optional.of(
                            new InclusionProof(
                                    place, proofs.inclusion(place, under.size()), under));
                });
    }

    /**
     * Returns since which day an entry stands under what is signed; empty while it does not. Two
     * look-ups and no proof: cheap enough for any page.
     */
    public Optional<LocalDate> signedSince(LeafKind kind, long id, long personId) {
        return database.read(
                tx ->
                        PLACES.first(tx, id, personId, kind.number())
                                .flatMap(place -> COVERED_SINCE.first(tx, place))
                                .map(LocalDate::ofEpochDay));
    }

    /** An entry and its place. */
    public record Placed(ProvableEntry entry, long place) {}

    /**
     * Entries proven together.
     *
     * @param entries by rising place
     * @param hashes as {@link SharedProof} has them
     */
    public record Proven(List<Placed> entries, List<byte[]> hashes, SignedCheckpoint checkpoint) {
        public Proven {
            entries = List.copyOf(entries);
            hashes = List.copyOf(hashes);
        }
    }

    /**
     * Proves entries together; empty while one of them has no place under the newest checkpoint.
     */
    public Optional<Proven> proveAll(List<ProvableEntry> list) {
        return database.read(
                tx -> {
                    Optional<SignedCheckpoint> newest = newest(tx);
                    if (newest.isEmpty()) {
                        return Optional.empty();
                    }
                    long size = newest.get().size();
                    List<Placed> placed = new ArrayList<>(list.size());
                    for (ProvableEntry each : list) {
                        int kind = each.content().kind().number();
                        List<Long> places = PLACES.all(tx, each.id(), each.personId(), kind);
                        if (places.size() <= each.number() || places.get(each.number()) >= size) {
                            return Optional.empty();
                        }
                        placed.add(new Placed(each, places.get(each.number())));
                    }
                    placed.sort(Comparator.comparingLong(Placed::place));
                    long[] places = placed.stream().mapToLong(Placed::place).toArray();
                    return Optional.of(
                            new Proven(
                                    placed,
                                    SharedProof.of(trees.of(tx, size), places, size),
                                    newest.get()));
                });
    }

    /** Proves that the tree of {@code to} leaves begins with the tree of {@code from} leaves. */
    public List<byte[]> consistency(long from, long to) {
        return database.read(
                tx -> {
                    if (from > to || to > tx.dao(LedgerDao.class).head().integrated()) {
                        throw notThere();
                    }
                    return new Proofs(trees.of(tx, to)).consistency(from, to);
                });
    }
}
