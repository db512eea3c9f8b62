package org.whosaw.portal.ledger;

import java.util.List;
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
    List<ProvableEntry> entries(PersonId person, boolean protectedToo, int most);

    /** Returns the entry of an id with all its leaves; none when it is not one of hers to see. */
    List<ProvableEntry> entry(PersonId person, boolean protectedToo, long id);

    /** Returns the kinds of the leaves that this room appends. */
    List<LeafKind> kinds();

    /** Hands on every row with the leaf that it must have, in the caller's reading. */
    void rows(Tx tx, Consumer<Row> check);

    /** Hands on what is wrong within the rows themselves, beside their leaves. */
    default void faults(Tx tx, Consumer<String> found) {}

    /**
     * One row and one leaf that it must have.
     *
     * @param name what the finding calls it, for example {@code ae_…}
     * @param number which of the leaves of that id it is
     * @param leaf null when its person's key is gone: then only that there is a leaf can be said
     */
    record Row(
            String name,
            LeafKind kind,
            long id,
            long personId,
            int number,
            @Nullable Commitment leaf) {}
}
