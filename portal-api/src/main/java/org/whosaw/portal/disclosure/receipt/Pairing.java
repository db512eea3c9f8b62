package org.whosaw.portal.disclosure.receipt;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.whosaw.portal.disclosure.receipt.ReceiptDao.Candidate;
import org.whosaw.portal.disclosure.receipt.ReceiptDao.Row;
import org.whosaw.portal.store.Tx;

/**
 * Finds the provision that a receipt is of: to this recipient, about this person, at most a week
 * before the recipient had it, with an element in common; the nearest in time.
 */
final class Pairing {
    /** A file of the night may be read days later. */
    static final Duration WEEK = Duration.ofDays(7);

    /** Clocks of two houses differ. */
    private static final Duration AHEAD = Duration.ofHours(1);

    private Pairing() {}

    /** Pairs a receipt; empty while the hospital has nothing that it could be of. */
    static OptionalLong find(Tx tx, Row row) {
        ReceiptDao dao = tx.dao(ReceiptDao.class);
        long since = row.receivedAt() - WEEK.toMillis() * 1_000;
        long until = row.receivedAt() + AHEAD.toMillis() * 1_000;
        Long person = row.personId();
        List<Candidate> all =
                person == null
                        ? dao.ofKey(row.subjectKey(), row.recipientId(), since, until)
                        : dao.ofPerson(person, row.recipientId(), since, until);
        List<Candidate> fitting =
                all.stream()
                        .filter(each -> fits(row.elements(), each.elements()))
                        .sorted(
                                Comparator.comparingLong(
                                        each -> Math.abs(each.occurredAt() - row.receivedAt())))
                        .toList();
        for (Candidate each : fitting) {
            if (dao.said(each.id(), row.id()) == 1) {
                return OptionalLong.of(each.id());
            }
        }
        return OptionalLong.empty();
    }

    private static boolean fits(long received, long given) {
        return received == 0 || given == 0 || (received & given) != 0;
    }
}
