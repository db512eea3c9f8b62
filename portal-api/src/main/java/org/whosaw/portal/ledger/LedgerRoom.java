package org.whosaw.portal.ledger;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Tx;

/**
 * A room whose rows are in the ledger: gives a person's entries to be proven, and all rows to be
 * held against their leaves.
 */
public interface LedgerRoom {
    /**
     * Returns the entries of a person that may be shown to her now, the newest first.
     *
     * @param protectedToo whether a second factor opens the specially protected ones
     */
    default List<ProvableEntry> entries(PersonId person, boolean protectedToo, int most) {
        return List.of(); // a room that holds nothing for persons to take along
    }

    /** Returns the entry of an id with all its leaves; none when it is not one of hers to see. */
    default List<ProvableEntry> entry(PersonId person, boolean protectedToo, long id) {
        return List.of();
    }

    /** Returns the kinds of the leaves that this room appends. */
    List<LeafKind> kinds();

    /** Hands on every row with the leaf that it must have, in the caller's reading. */
    void rows(Tx tx, Consumer<Row> check);

    /**
     * Hands on what is wrong within the rows themselves, beside their leaves: what kind of fault,
     * and the row's name.
     */
    default void faults(Tx tx, BiConsumer<AuditFinding.Kind, String> found) {}

    /** Returns what a finding calls the row of a leaf that has none. */
    default String nameOf(Tx tx, LeafKind kind, long id) {
        return kind.code() + " " + id;
    }

    /**
     * One row and one leaf that it must have.
     *
     * @param name what the finding calls it, for example {@code ae_…}
     * @param number which of the leaves of that id it is
     * @param leaf null when its person's key is gone: then only that there is a leaf can be said
     * @param last whether it is the last one, and all before it are of what the row was once
     */
    record Row(
            String name,
            LeafKind kind,
            long id,
            long personId,
            int number,
            @Nullable Commitment leaf,
            boolean last) {
        public Row(
                String name,
                LeafKind kind,
                long id,
                long personId,
                int number,
                @Nullable Commitment leaf) {
            this(name, kind, id, personId, number, leaf, false);
        }

        /**
         * Returns a row about nobody of whose leaves only the newest can be made.
         *
         * @param count how many it has
         */
        public static Row newest(String name, LeafKind kind, long id, long count, Commitment leaf) {
            int number = Math.toIntExact(Math.min(Math.max(count, 1), Integer.MAX_VALUE) - 1);
            return new Row(name, kind, id, 0, number, leaf, true);
        }
    }
}
