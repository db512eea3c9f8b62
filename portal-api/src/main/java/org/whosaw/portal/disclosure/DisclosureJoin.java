package org.whosaw.portal.disclosure;

import java.util.List;
import org.whosaw.portal.hospital.RegistrationListener;
import org.whosaw.portal.hospital.withheld.HeldRows;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.ledger.Joined;
import org.whosaw.portal.ledger.LeafKind;
import org.whosaw.portal.ledger.PersonLedger;
import org.whosaw.portal.store.Tx;

/** Joins provisions that waited for a person to her list, as she is registered. */
public final class DisclosureJoin implements RegistrationListener {
    private final Joined joined;

    public DisclosureJoin(PersonLedger ledger) {
        this.joined =
                new Joined(
                        LeafKind.DISCLOSURE, ledger, "disclosure", "disclosure_id", HeldRows.HELD);
    }

    @Override
    public void registered(Tx tx, PersonId person, List<byte[]> keys) {
        DisclosureDao dao = tx.dao(DisclosureDao.class);
        for (byte[] key : keys) {
            joined.join(tx, key, person);
            dao.clearWaiting(key);
        }
    }
}
