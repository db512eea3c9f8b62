package org.whosaw.portal.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.ledger.note.Checkpoint;
import org.whosaw.portal.ledger.note.NoteKey;
import org.whosaw.portal.ledger.note.SignedNote;
import org.whosaw.portal.ledger.tree.GrowingTree;
import org.whosaw.portal.ledger.tree.TileName;
import org.whosaw.portal.ledger.tree.TreeHashes;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/**
 * Brings the tree to the leaves that have places, signs it, and publishes both.
 *
 * <p>It knows one way to begin: from what is stored, compared with the last checkpoint. So a start
 * after a crash and the next second of a quiet day run the same code. At a crash before {@link
 * Step#PUBLISHED} nothing is there of the new tree, and the next turn works out the same one, for
 * the places were durable before it began. Belongs to one thread.
 */
final class LedgerTree {
    /** For how long every checkpoint is kept; of older ones, the last of each day. */
    private static final Duration RECENT = Duration.ofMinutes(10);

    private static final int MOST_LEAVES = 65_536;
    private static final int BUNDLES_A_READ = 32;

    private final Database database;
    private final NoteKeys keys;
    private final Clock clock;
    private final Step.Watcher watcher;
    private @Nullable Checkpoint last;
    private Instant thinned = Instant.EPOCH;

    LedgerTree(Database database, NoteKeys keys, Clock clock, Step.Watcher watcher) {
        this.database = database;
        this.keys = keys;
        this.clock = clock;
        this.watcher = watcher;
    }

    static PortalException damaged(long size) {
        return new PortalException(LedgerError.DAMAGED, size);
    }

    /** Goes one step towards the leaves that have places; says whether there was one to go. */
    boolean grow(String origin) {
        LedgerDao.Start start = database.read(tx -> tx.dao(LedgerDao.class).start());
        if (start.note() != null
                && start.integrated() == start.sequenced()
                && isSignedNow(origin, start.note())) {
            return false;
        }
        Map<TileName, byte[]> tiles = new TreeMap<>(LedgerTree::compare);
        GrowingTree tree = resume(start, keys.trusted(origin), tiles);
        long to = Math.min(start.sequenced(), start.integrated() + MOST_LEAVES);
        while (tree.size() < to) {
            add(tree, to);
        }
        tree.partials();
        watcher.reached(Step.HASHED);
        Checkpoint checkpoint = new Checkpoint(origin, to, tree.root());
        String note = SignedNote.sign(checkpoint.text(), keys.signers(origin)).text();
        watcher.reached(Step.SIGNED);
        Instant now = clock.instant();
        if (database.inTransaction(tx -> publish(tx, start, checkpoint, note, tiles, now))) {
            last = checkpoint;
            watcher.reached(Step.PUBLISHED);
        }
        return true;
    }

    /** Says whether all of today's keys have signed; one that is new has the newest signed anew. */
    private boolean isSignedNow(String origin, String note) {
        try {
            SignedNote signed = SignedNote.parse(note.getBytes(StandardCharsets.UTF_8));
            return keys.signers(origin).stream()
                    .allMatch(each -> signed.isSignedBy(each.noteKey()));
        } catch (PortalException e) {
            return false;
        }
    }

    private static int compare(TileName one, TileName other) {
        return one.level() != other.level()
                ? Integer.compare(one.level(), other.level())
                : Long.compare(one.index(), other.index());
    }

    /**
     * Takes up the tree where it was signed last. Whatever does not fit what was signed, or what
     * this node has signed before, stops it: a second tree is never signed.
     */
    private GrowingTree resume(
            LedgerDao.Start start, List<NoteKey> trusted, Map<TileName, byte[]> out) {
        long size = start.integrated();
        GrowingTree tree =
                GrowingTree.from(size, name -> database.read(tx -> tile(tx, name)), out::put);
        Checkpoint before = last;
        if (start.note() == null) {
            if (size != 0 || before != null) {
                throw damaged(size);
            }
            return tree;
        }
        byte[] note = start.note().getBytes(StandardCharsets.UTF_8);
        Checkpoint checkpoint = Checkpoint.open(note, trusted);
        boolean fits =
                checkpoint.size() == size
                        && Objects.equals(start.treeSize(), size)
                        && Arrays.equals(checkpoint.root(), tree.root());
        if (!fits || before != null && (before.size() > size || contradicts(before, checkpoint))) {
            throw damaged(size);
        }
        return tree;
    }

    private static boolean contradicts(Checkpoint one, Checkpoint other) {
        return one.size() == other.size() && !one.equals(other);
    }

    private static byte[] tile(Tx tx, TileName name) {
        return tx.dao(LedgerDao.class)
                .tile(name.level(), name.index())
                .filter(each -> each.length >= name.width() * TreeHashes.BYTES)
                .orElseThrow(() -> damaged(name.index() * TileName.FULL));
    }

    private void add(GrowingTree tree, long to) {
        long first = tree.size() / TileName.FULL;
        List<LedgerDao.Bundle> bundles =
                database.read(tx -> tx.dao(LedgerDao.class).bundles(first, BUNDLES_A_READ));
        for (LedgerDao.Bundle bundle : bundles) {
            if (tree.size() < to) {
                add(tree, bundle, to);
            }
        }
        if (bundles.isEmpty()) {
            throw damaged(tree.size());
        }
    }

    private static void add(GrowingTree tree, LedgerDao.Bundle bundle, long to) {
        long start = bundle.bundleIndex() * TileName.FULL;
        int end = (int) Math.min(TileName.FULL, to - start);
        byte[] entries = bundle.entries();
        if (tree.size() < start || entries.length < end * Leaf.BUNDLED_BYTES) {
            throw damaged(tree.size());
        }
        for (int i = (int) (tree.size() - start); i < end; i++) {
            tree.add(TreeHashes.leaf(entries, i * Leaf.BUNDLED_BYTES + 2, Leaf.ENTRY_BYTES));
        }
    }

    private boolean publish(
            Tx tx,
            LedgerDao.Start start,
            Checkpoint checkpoint,
            String note,
            Map<TileName, byte[]> tiles,
            Instant now) {
        tx.lock(LeafPlacer.LOCK);
        LedgerDao dao = tx.dao(LedgerDao.class);
        boolean stale = start.note() == null && dao.newest().isPresent();
        if (stale || dao.integrated(start.integrated(), checkpoint.size()) == 0) {
            return false; // another node was here: what it signed is the same tree
        }
        tiles.forEach((name, hashes) -> dao.putTile(name.level(), name.index(), hashes));
        watcher.reached(Step.PUBLISHING);
        long day = LocalDate.ofInstant(now, ChinaTime.ZONE).toEpochDay();
        dao.addCheckpoint(checkpoint.size(), day, Micros.of(now), note);
        if (now.isAfter(thinned.plus(RECENT))) {
            thinned = now;
            dao.thin(Micros.of(now.minus(RECENT)));
        }
        return true;
    }
}
