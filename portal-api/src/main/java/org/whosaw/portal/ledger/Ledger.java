package org.whosaw.portal.ledger;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.store.Tx;

/**
 * Appends to the ledger. A leaf is there when the caller's transaction commits, and gone when it
 * does not; it has a place and stands under a signed checkpoint within two seconds of the commit.
 * Safe for threads.
 */
public final class Ledger {
    private static final int MOST_IN_A_ROW = 2_048;

    private final IdSource ids;

    public Ledger(IdSource ids) {
        this.ids = ids;
    }

    /** Appends one leaf about nobody, or about whom its id says. */
    public void append(Tx tx, LeafKind kind, long id, Commitment commitment) {
        append(tx, List.of(new Leaf(kind, id, 0, commitment)));
    }

    /** Appends leaves in their order: few rows however many there are, so give them together. */
    public void append(Tx tx, List<Leaf> leaves) {
        try {
            for (int from = 0; from < leaves.size(); from += MOST_IN_A_ROW) {
                int to = Math.min(leaves.size(), from + MOST_IN_A_ROW);
                PreparedStatement insert =
                        tx.statement("INSERT INTO ledger_pending (id, leaves) VALUES (?, ?)");
                insert.setLong(1, ids.next());
                insert.setBytes(2, Leaf.pack(leaves.subList(from, to)));
                insert.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the ledger takes no leaves", e);
        }
    }
}
