package org.whosaw.portal.ledger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.ledger.note.Checkpoint;
import org.whosaw.portal.ledger.note.SignedNote;
import org.whosaw.portal.ledger.tree.Proofs;
import org.whosaw.portal.ledger.tree.Subtrees;
import org.whosaw.portal.ledger.tree.TileName;
import org.whosaw.portal.ledger.tree.TileSubtrees;
import org.whosaw.portal.ledger.tree.TreeHashes;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/** Reads what was signed, and proves what stands under it. Safe for threads. */
public final class LedgerReader {
    private static final int MOST_UPPER = 20_000;

    private final Database database;
    private final Cache<Long, byte[]> upper = Caffeine.newBuilder().maximumSize(MOST_UPPER).build();

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
        return database.read(tx -> tx.dao(LedgerDao.class).newest()).map(LedgerReader::signed);
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
        return tx.dao(LedgerDao.class)
                .tile(name.level(), name.index())
                .orElseThrow(LedgerReader::notThere);
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
        return database.read(
                tx -> {
                    LedgerDao dao = tx.dao(LedgerDao.class);
                    Optional<LedgerDao.Signed> newest = dao.newest();
                    List<Long> places = dao.places(id, personId, kind.number());
                    if (newest.isEmpty()
                            || places.isEmpty()
                            || places.get(0) >= newest.get().treeSize()) {
                        return Optional.empty();
                    }
                    return Optional.of(proof(tx, places.get(0), signed(newest.get())));
                });
    }

    private InclusionProof proof(Tx tx, long index, SignedCheckpoint under) {
        return new InclusionProof(
                index, new Proofs(subtrees(tx)).inclusion(index, under.size()), under);
    }

    /** Proves that the tree of {@code to} leaves begins with the tree of {@code from} leaves. */
    public List<byte[]> consistency(long from, long to) {
        return database.read(
                tx -> {
                    if (from > to || to > tx.dao(LedgerDao.class).head().integrated()) {
                        throw notThere();
                    }
                    return new Proofs(subtrees(tx)).consistency(from, to);
                });
    }

    /**
     * Returns the subtrees as one reading sees them: it reads a tile once, and keeps the hashes
     * above full tiles of leaves, which never change, for the readings after it.
     */
    private Subtrees subtrees(Tx tx) {
        Map<Long, byte[]> read = new HashMap<>();
        Subtrees stored =
                new TileSubtrees(
                        name ->
                                read.computeIfAbsent(
                                        place(name.level(), name.index()),
                                        key -> storedTile(tx, name)));
        return (level, index) ->
                level < TileName.HEIGHT
                        ? stored.hash(level, index)
                        : upper.get(place(level, index), key -> stored.hash(level, index));
    }

    private static long place(int level, long index) {
        return (long) level << 56 | index;
    }
}
