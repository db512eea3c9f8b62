/**
 * Receipts: a whole list as it stood on a day, with what anyone needs to check it without us.
 *
 * <p>Invariants: a receipt proves each entry by itself under one signed checkpoint, and its
 * statement, signed by the same key, says how many there were and at which places, so that none is
 * taken out or put in unseen; a file is judged, never trusted, and whatever is handed in gets an
 * answer in plain words.
 */
@NullMarked
package org.whosaw.portal.ledger.receipt;

import org.jspecify.annotations.NullMarked;
