package org.whosaw.portal.complaint.desk;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.whosaw.portal.crypto.RowSeals;
import org.whosaw.portal.ledger.AuditFinding.Kind;
import org.whosaw.portal.ledger.LeafKind;
import org.whosaw.portal.ledger.LedgerRoom;
import org.whosaw.portal.store.Tx;

/**
 * Says which leaves complaints must have. What those of sealed ones say only the code proves: the
 * operator can tell that none is missing, and by their seals that no row was touched by hand.
 *
 * @param seals of the rows; {@code files} checks those of evidence
 * @param desks hands on the rows of the hospitals' desks
 */
public record ProvableComplaints(
        RowSeals seals,
        BiConsumer<Tx, BiConsumer<Kind, String>> files,
        BiConsumer<Tx, Consumer<LedgerRoom.Row>> desks,
        BiConsumer<Tx, BiConsumer<Kind, String>> deskFaults)
        implements LedgerRoom {
    @Override
    public List<LeafKind> kinds() {
        return List.of(LeafKind.COMPLAINT);
    }

    @Override
    public void rows(Tx tx, Consumer<LedgerRoom.Row> check) {
        for (ComplaintDao.LeafRow each : tx.dao(ComplaintDao.class).everyLeaf()) {
            check.accept(
                    new LedgerRoom.Row("complaint", LeafKind.COMPLAINT, each.id(), 0, 0, null));
        }
        desks.accept(tx, check);
    }

    @Override
    public void faults(Tx tx, BiConsumer<Kind, String> found) {
        new ComplaintSeals(seals).check(tx, found);
        files.accept(tx, found);
        deskFaults.accept(tx, found);
    }
}
