package org.whosaw.portal.request;

import java.util.ArrayList;
import java.util.List;
import org.whosaw.portal.hospital.care.CareFact;
import org.whosaw.portal.hospital.care.CareFactKind;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.PlainQuery;
import org.whosaw.portal.store.Tx;

/**
 * Tells when a person asked and when an entry of hers was reviewed: why this desk looked at her.
 */
public final class OwnCases {
    private static final PlainQuery<CareFact> QUESTIONS =
            new PlainQuery<>(
                    "SELECT id, filed_at, closed_at FROM request"
                            + " WHERE person_id = ? AND started_at IS NOT NULL ORDER BY id",
                    row -> {
                        Long closed = PlainQuery.longOrNull(row, 3);
                        return fact(
                                CareFactKind.QUESTION,
                                row.getLong(1),
                                row.getLong(2),
                                closed == null ? CareFact.OPEN : closed);
                    });

    private static final PlainQuery<CareFact> RIGHTS =
            new PlainQuery<>(
                    "SELECT id, filed_at, closed_at FROM rights_request"
                            + " WHERE person_id = ? ORDER BY id",
                    row -> {
                        Long closed = PlainQuery.longOrNull(row, 3);
                        return fact(
                                CareFactKind.RIGHT,
                                row.getLong(1),
                                row.getLong(2),
                                closed == null ? CareFact.OPEN : closed);
                    });

    // What a request led to is the request's; these are the reviews that nobody asked for.
    private static final PlainQuery<CareFact> REVIEWS =
            new PlainQuery<>(
                    "SELECT id, made_at FROM access_review"
                            + " WHERE person_id = ? AND request_id IS NULL ORDER BY id",
                    row ->
                            fact(
                                    CareFactKind.REVIEW,
                                    row.getLong(1),
                                    row.getLong(2),
                                    row.getLong(2)));

    private OwnCases() {}

    /** Returns a person's cases as facts, in a fixed order. */
    public static List<CareFact> of(Tx tx, PersonId person) {
        List<CareFact> all = new ArrayList<>(QUESTIONS.all(tx, person.value()));
        all.addAll(RIGHTS.all(tx, person.value()));
        all.addAll(REVIEWS.all(tx, person.value()));
        return all;
    }

    private static CareFact fact(CareFactKind kind, long id, long from, long to) {
        return new CareFact(id, kind, from, to, null, null, List.of());
    }
}
