package org.whosaw.portal.ledger;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.SigningKey;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.ledger.note.NoteKey;
import org.whosaw.portal.ledger.note.NoteSigner;
import org.whosaw.portal.store.Database;

/**
 * Turns what was appended into a signed tree: places leaves, grows the tree, signs it.
 *
 * <p>Of many nodes one holds the lease and works; that spares work and is not what keeps the tree
 * whole: places and tiles are each written under one lock, and only onto what they were worked out
 * from. Turns belong to one thread; what verifies and signs is safe for threads.
 */
public final class Sequencer {
    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final int PLACINGS_A_TURN = 8;

    private final Database database;
    private final LeafPlacer placer;
    private final LedgerTree tree;
    private final NoteKeys keys;
    private final String origin;
    private final Clock clock;
    private final long me;

    /** Kept once the ledger has its name, which it keeps. */
    private volatile @Nullable List<NoteSigner> signers;

    /** Whether a turn was taken: the first looks whether the key is a new one. */
    private boolean begun;

    private boolean behind;

    /**
     * @param origin what the ledger is called when it has no name yet; it keeps its first name
     */
    public Sequencer(Database database, NoteKeys keys, String origin, IdSource ids, Clock clock) {
        this(database, keys, origin, ids, clock, Step.Watcher.NOBODY);
    }

    /** Creates one that signs with a key that never changes. */
    public Sequencer(Database database, SigningKey key, String origin, IdSource ids, Clock clock) {
        this(database, NoteKeys.of(key), origin, ids, clock, Step.Watcher.NOBODY);
    }

    Sequencer(
            Database database,
            NoteKeys keys,
            String origin,
            IdSource ids,
            Clock clock,
            Step.Watcher watcher) {
        this.database = database;
        this.placer = new LeafPlacer(database, watcher);
        this.tree = new LedgerTree(database, keys, clock, watcher);
        this.keys = keys;
        this.origin = origin;
        this.clock = clock;
        this.me = ids.next();
    }

    /**
     * Does one turn; returns whether it found anything to do. When it throws, what it had begun is
     * either all there or not at all, and the next turn goes on.
     */
    public boolean turn() {
        boolean due = !begun || database.read(tx -> isDue(tx.dao(LedgerDao.class)));
        behind = false;
        if (!due || !takeLease()) {
            return false;
        }
        begun = true;
        String name = name();
        int full = 0; // each is durable by itself
        while (full < PLACINGS_A_TURN && placer.place() >= LeafPlacer.MOST_LEAVES) {
            full++;
        }
        boolean grown = tree.grow(name);
        behind = full == PLACINGS_A_TURN || database.read(tx -> isBehind(tx.dao(LedgerDao.class)));
        return grown;
    }

    /** Says whether more waited than the last turn takes, so that the next may begin at once. */
    boolean isBehind() {
        return behind;
    }

    private static boolean isBehind(LedgerDao dao) {
        LedgerDao.Head head = dao.head();
        return head.sequenced() != head.integrated();
    }

    private static boolean isDue(LedgerDao dao) {
        LedgerDao.Head head = dao.head();
        return head.origin() == null
                || head.sequenced() != head.integrated()
                || dao.anyPending()
                || dao.newest().isEmpty();
    }

    private boolean takeLease() {
        long now = Micros.of(clock.instant());
        long until = Micros.of(clock.instant().plus(LEASE));
        return database.inTransaction(tx -> tx.dao(LedgerDao.class).lease(me, now, until)) == 1;
    }

    private String name() {
        String name = database.read(tx -> tx.dao(LedgerDao.class).head().origin());
        if (name != null) {
            return name;
        }
        return database.inTransaction(
                tx -> {
                    LedgerDao dao = tx.dao(LedgerDao.class);
                    dao.name(origin);
                    return java.util.Objects.requireNonNull(dao.head().origin());
                });
    }

    /** Returns what verifies this ledger's checkpoints. */
    public NoteKey noteKey() {
        return signers().get(0).noteKey();
    }

    /** Returns what signs in this ledger's name: the published key first, then those beside it. */
    public List<NoteSigner> signers() {
        List<NoteSigner> known = signers;
        if (known != null) {
            return known;
        }
        String name = database.read(tx -> tx.dao(LedgerDao.class).head().origin());
        List<NoteSigner> fresh = List.copyOf(keys.signers(name == null ? origin : name));
        signers = name == null ? null : fresh;
        return fresh;
    }

    /**
     * Returns what verifies whatever this ledger's keys signed: those that sign now, the published
     * one first, then those of before.
     */
    public List<NoteKey> trusted() {
        return keys.trusted(noteKey().name());
    }
}
