package org.whosaw.portal.request;

import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Tx;
import org.whosaw.portal.vault.Vault;

/** Opens what the room has sealed, in a reading. */
record OpenedRequests(Vault vault) {
    @Nullable String words(Tx tx, RequestDao.Row row) {
        return vault.of(new PersonId(row.personId()))
                .openNullable(tx, RequestBook.WORDS, row.words());
    }

    String body(Tx tx, RequestDao.Row row, RequestDao.AnswerRow answer) {
        return vault.of(new PersonId(row.personId())).open(tx, RequestBook.BODY, answer.body());
    }

    @Nullable String words(Tx tx, ReviewDao.Row row) {
        return vault.of(new PersonId(row.personId()))
                .openNullable(tx, AccessReviews.WORDS, row.words());
    }

    @Override
    public String toString() {
        return "OpenedRequests[]";
    }
}
