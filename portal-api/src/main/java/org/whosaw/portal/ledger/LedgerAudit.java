package org.whosaw.portal.ledger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.RowSeals;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.ledger.AuditFinding.Kind;
import org.whosaw.portal.ledger.note.Checkpoint;
import org.whosaw.portal.ledger.note.NoteKey;
import org.whosaw.portal.ledger.tree.TileName;
import org.whosaw.portal.ledger.tree.TileSubtrees;
import org.whosaw.portal.ledger.tree.TreeHashes;
import org.whosaw.portal.store.Database;

/**
 * Works out the ledger anew from its entries and names what does not fit: entries against their
 * tile, each tile against the tile above, the top against every checkpoint, places against entries.
 * Streams; holds one bit an entry and a bounded number of tiles. Belongs to one thread.
 */
public final class LedgerAudit {
    private static final int BUNDLES_A_READ = 64;
    private static final int CHECKPOINTS_A_READ = 500;
    private static final int MOST_FINDINGS = 1_000;

    private final Database database;
    private final List<NoteKey> keys;
    private final List<LedgerRoom> rooms;
    private final @Nullable RowSeals seals;
    private final List<AuditFinding> findings = new ArrayList<>();
    private final AuditTiles tiles;

    /** Creates it for the ledger alone, without the rows of rooms. */
    public LedgerAudit(Database database, List<NoteKey> keys) {
        this(database, keys, List.of(), null);
    }

    /**
     * @param keys of which one signed each checkpoint
     * @param rooms whose rows are held against their leaves
     * @param seals of stones, without which no rows are
     */
    public LedgerAudit(
            Database database,
            List<NoteKey> keys,
            List<LedgerRoom> rooms,
            @Nullable RowSeals seals) {
        this.seals = seals;
        this.rooms = List.copyOf(rooms);
        this.database = database;
        this.keys = List.copyOf(keys);
        this.tiles = new AuditTiles(database, this::found);
    }

    /**
     * What was looked at and what was found.
     *
     * @param size how many entries were checked
     * @param rows how many rows were held against their leaves
     */
    public record Report(long size, long rows, List<AuditFinding> findings) {
        public Report {
            findings = List.copyOf(findings);
        }
    }

    /**
     * Checks everything.
     *
     * @param outside a checkpoint that someone kept, or null
     * @param progress hears of entries as they are checked
     */
    public Report check(byte @Nullable [] outside, LongConsumer progress) {
        LedgerDao.Start start = database.read(tx -> tx.dao(LedgerDao.class).start());
        long size = start.integrated();
        if (start.sequenced() < size || !Long.valueOf(size).equals(start.treeSize())) {
            found(Kind.HEAD_WRONG, size, start.treeSize() == null ? 0 : start.treeSize());
        }
        entries(size, progress);
        tiles.checkAbove(size);
        checkpoints(size);
        if (outside != null) {
            compare(Checkpoint.open(outside, keys), size);
        }
        new AuditPlaces(database, this::found).check(start.sequenced());
        long rows = seals == null ? 0 : new AuditRows(database, seals, this::named).check(rooms);
        return new Report(size, rows, findings);
    }

    private void named(Kind kind, long place, String name) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(new AuditFinding(kind, place, 0, name));
        }
    }

    private void found(Kind kind, long first, long second) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(new AuditFinding(kind, first, second));
        }
    }

    private void entries(long size, LongConsumer progress) {
        long expected = 0;
        while (expected * TileName.FULL < size) {
            long from = expected;
            List<LedgerDao.Bundle> bundles =
                    database.read(tx -> tx.dao(LedgerDao.class).bundles(from, BUNDLES_A_READ));
            for (LedgerDao.Bundle each : bundles) {
                if (each.bundleIndex() * TileName.FULL >= size) {
                    break;
                }
                for (; expected < each.bundleIndex(); expected++) {
                    found(Kind.ENTRIES_MISSING, expected * TileName.FULL, 0);
                }
                bundle(each, size);
                expected++;
                progress.accept(Math.min(size, expected * TileName.FULL));
            }
            if (bundles.isEmpty() || expected == from) {
                found(Kind.ENTRIES_MISSING, expected * TileName.FULL, 0);
                return;
            }
        }
    }

    private void bundle(LedgerDao.Bundle bundle, long size) {
        long index = bundle.bundleIndex();
        int width = TileName.widthIn(size, 0, index);
        byte[] entries = bundle.entries();
        if (entries.length < width * Leaf.BUNDLED_BYTES) {
            found(
                    Kind.ENTRIES_MISSING,
                    index * TileName.FULL + entries.length / Leaf.BUNDLED_BYTES,
                    0);
            return;
        }
        byte[] hashes = new byte[width * TreeHashes.BYTES];
        for (int i = 0; i < width; i++) {
            int at = i * Leaf.BUNDLED_BYTES;
            if (entries[at] != 0 || entries[at + 1] != Leaf.ENTRY_BYTES) {
                found(Kind.ENTRY_CHANGED, index * TileName.FULL + i, 0);
            }
            byte[] hash = TreeHashes.leaf(entries, at + 2, Leaf.ENTRY_BYTES);
            System.arraycopy(hash, 0, hashes, i * TreeHashes.BYTES, TreeHashes.BYTES);
        }
        byte[] stored = tiles.read(new TileName(0, index, width));
        if (stored != null) {
            compare(index, hashes, stored);
        }
    }

    /** Holds entries against their tile; where they differ, the tile above says which is right. */
    private void compare(long index, byte[] hashes, byte[] stored) {
        boolean full = hashes.length == TileName.FULL * TreeHashes.BYTES;
        boolean same = Arrays.equals(hashes, 0, hashes.length, stored, 0, hashes.length);
        boolean tileHolds = !full || tiles.fits(0, index, stored);
        if (!tileHolds) {
            found(Kind.TILE_CHANGED, 0, index);
        }
        if (same || !tileHolds && tiles.fits(0, index, hashes)) {
            return;
        }
        for (int at = 0; at < hashes.length; at += TreeHashes.BYTES) {
            int end = at + TreeHashes.BYTES;
            if (!Arrays.equals(hashes, at, end, stored, at, end)) {
                found(Kind.ENTRY_CHANGED, index * TileName.FULL + at / TreeHashes.BYTES, 0);
            }
        }
    }

    private void checkpoints(long size) {
        long after = -1;
        while (true) {
            long from = after;
            List<LedgerDao.Signed> signed =
                    database.read(
                            tx ->
                                    tx.dao(LedgerDao.class)
                                            .checkpointsAfter(from, CHECKPOINTS_A_READ));
            for (LedgerDao.Signed each : signed) {
                after = each.treeSize();
                if (after <= size) {
                    checkpoint(each);
                }
            }
            if (signed.size() < CHECKPOINTS_A_READ) {
                return;
            }
        }
    }

    private void checkpoint(LedgerDao.Signed signed) {
        try {
            byte[] note = signed.note().getBytes(StandardCharsets.UTF_8);
            Checkpoint checkpoint = Checkpoint.open(note, keys);
            if (checkpoint.size() != signed.treeSize() || !fitsTree(checkpoint)) {
                found(Kind.CHECKPOINT_CONTRADICTS, signed.treeSize(), 0);
            }
        } catch (PortalException e) {
            found(Kind.CHECKPOINT_FORGED, signed.treeSize(), 0);
        }
    }

    private void compare(Checkpoint outside, long size) {
        if (outside.size() > size) {
            found(Kind.CUT_OFF, outside.size(), size);
        } else if (!fitsTree(outside)) {
            found(Kind.FORKED, outside.size(), 0);
        }
    }

    private boolean fitsTree(Checkpoint checkpoint) {
        try {
            byte[] root = new TileSubtrees(tiles::cached).root(checkpoint.size());
            return Arrays.equals(root, checkpoint.root());
        } catch (AuditTiles.MissingTileException e) {
            return false; // the missing tile was named where it was missed
        }
    }
}
