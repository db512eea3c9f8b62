package org.whosaw.portal.hospital.doubt;

import java.util.List;
import org.whosaw.portal.hospital.care.CareFact;
import org.whosaw.portal.hospital.care.CareFactKind;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.PlainQuery;
import org.whosaw.portal.store.Tx;

/** Tells when it was in doubt whether a row of a list was a person: why that desk looked at her. */
public final class OwnDoubts {
    private static final PlainQuery<CareFact> DOUBTS =
            new PlainQuery<>(
                    "SELECT id, asked_at, decided_at FROM contact_doubt WHERE person_id = ?"
                            + " ORDER BY id",
                    row -> {
                        Long decided = PlainQuery.longOrNull(row, 3);
                        return new CareFact(
                                row.getLong(1),
                                CareFactKind.MATCHING,
                                row.getLong(2),
                                decided == null ? CareFact.OPEN : decided,
                                null,
                                null,
                                List.of());
                    });

    private OwnDoubts() {}

    /** Returns the doubts about a person as facts, in a fixed order. */
    public static List<CareFact> of(Tx tx, PersonId person) {
        return DOUBTS.all(tx, person.value());
    }
}
