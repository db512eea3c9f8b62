package org.whosaw.portal.complaint.desk;

import java.time.Clock;
import org.whosaw.portal.complaint.Competence;
import org.whosaw.portal.complaint.evidence.EvidenceIntake;
import org.whosaw.portal.crypto.CodeKeys;
import org.whosaw.portal.crypto.RowSeals;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.ledger.Ledger;

/** Builds the desk over its book. */
public final class ComplaintDesks {
    private ComplaintDesks() {}

    /** Returns the desk. */
    public static ComplaintDesk over(
            ComplaintDesk.Ground on,
            Ledger ledger,
            RowSeals seals,
            IdSource ids,
            CodeKeys codes,
            EvidenceIntake evidence,
            Competence competence,
            HospitalPost post,
            AuthorityPost authorities) {
        Clock clock = on.clock();
        ComplaintBook book =
                new ComplaintBook(on.database(), ledger, ids, new ComplaintSeals(seals), clock);
        return new ComplaintDesk(on, book, codes, evidence, competence, post, authorities);
    }
}
