package org.whosaw.portal.retention.erasure;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.ledger.AuditFinding.Kind;
import org.whosaw.portal.ledger.Commitment;
import org.whosaw.portal.ledger.LeafKind;
import org.whosaw.portal.ledger.LedgerRoom;
import org.whosaw.portal.store.Tx;

/** Holds what was noted of erasures against its leaves; whoever was erased asks for none. */
public final class ProvableErasures implements LedgerRoom {
    @Override
    public List<LeafKind> kinds() {
        return List.of(LeafKind.ERASURE);
    }

    @Override
    public void rows(Tx tx, Consumer<Row> check) {
        ErasureDao dao = tx.dao(ErasureDao.class);
        for (ErasureDao.Row row : dao.everything()) {
            byte[] content = ErasureDesk.canonical(row, dao.kept(row.personId())).toBytes();
            check.accept(
                    new Row(
                            "erasure " + new PersonId(row.personId()).code(),
                            LeafKind.ERASURE,
                            row.id(),
                            row.personId(),
                            0,
                            Commitment.of(row.salt(), content)));
        }
    }

    @Override
    public void faults(Tx tx, BiConsumer<Kind, String> found) {
        for (long person : tx.dao(ErasureDao.class).keyless()) {
            found.accept(Kind.KEY_GONE, new PersonId(person).code());
        }
    }
}
