package org.whosaw.portal.ledger;

import java.util.Locale;

/**
 * One thing that does not fit, by its place.
 *
 * @param first where it is: an entry, a bundle, a level or a size, as the kind says
 * @param second the second half of where, or 0
 * @param name of the row, where it is about one
 */
public record AuditFinding(Kind kind, long first, long second, String name) {
    AuditFinding(Kind kind, long first, long second) {
        this(kind, first, second, "");
    }

    /** What may not fit. */
    public enum Kind {
        /** The entry is not what its hash was made of. */
        ENTRY_CHANGED,
        /** Entries are missing from the bundle on. */
        ENTRIES_MISSING,
        /** A tile is missing or short. */
        TILE_MISSING,
        /** A tile does not fit the tile above it: one of both was changed. */
        TILE_CHANGED,
        /** A row is not what was written down: it or its salt was changed. */
        ROW_CHANGED,
        /** A row has no leaf: it was put in by hand. */
        ROW_ADDED,
        /** A leaf has no row: the row was deleted. */
        ROW_GONE,
        /** A row of a dictionary is not what its fingerprint was made of. */
        DICTIONARY_CHANGED,
        /** What a row says of itself does not follow from the steps that led there. */
        STATE_CHANGED,
        /** Something says how many rows there are, and there are more or fewer. */
        ROWS_MISCOUNTED,
        /** What her entries are proven with is gone, and nobody erased her. */
        KEY_GONE,
        /** There is more stored than has places. */
        TOO_MUCH,
        /** So many places of so many are not named by exactly one entry. */
        PLACES_WRONG,
        /** A checkpoint's signature is wrong, or no checkpoint at all. */
        CHECKPOINT_FORGED,
        /** A checkpoint says another root than the tree of its size has. */
        CHECKPOINT_CONTRADICTS,
        /** The newest checkpoint is not of the size that the ledger says it has. */
        HEAD_WRONG,
        /** Someone holds a checkpoint of more entries than are here. */
        CUT_OFF,
        /** Someone holds a checkpoint of this size with another root. */
        FORKED;

        /** Returns the key of the sentence that says it. */
        public String textKey() {
            return "ledger.finding." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
