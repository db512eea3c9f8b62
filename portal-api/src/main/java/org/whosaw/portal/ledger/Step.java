package org.whosaw.portal.ledger;

/** Where a turn of the sequencer may be cut off; tests cut it off at each. */
enum Step {
    /** Waiting leaves were read, nothing was written. */
    READ,
    /** Their places are written in a transaction that is still open. */
    PLACING,
    /** Their places are durable; no tile knows of them. */
    PLACED,
    /** The tiles are worked out in memory. */
    HASHED,
    /** The checkpoint is signed, and nobody has it. */
    SIGNED,
    /** Tiles are written in a transaction that is still open. */
    PUBLISHING,
    /** Tiles and checkpoint are durable. */
    PUBLISHED;

    /** Hears of each step; throws to cut the turn off there. */
    @FunctionalInterface
    interface Watcher {
        /** Does nothing. */
        Watcher NOBODY = step -> {};

        void reached(Step step);
    }
}
