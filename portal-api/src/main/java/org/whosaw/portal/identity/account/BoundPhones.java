package org.whosaw.portal.identity.account;

import java.util.List;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.PlainQuery;
import org.whosaw.portal.store.Tx;

/** Tells when phones were bound to a person's list, in the caller's own reading. */
public final class BoundPhones {
    private static final PlainQuery<Long> BOUND =
            new PlainQuery<>(
                    "SELECT bound_at FROM account_person WHERE person_id = ? ORDER BY bound_at",
                    row -> row.getLong(1));

    private BoundPhones() {}

    /** Returns the times in microseconds, the earliest first. */
    public static List<Long> of(Tx tx, PersonId person) {
        return BOUND.all(tx, person.value());
    }
}
