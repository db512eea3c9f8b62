/**
 * What recipients say they received, paired with what the hospital says it gave. Where only one
 * side says it, that is said: on her page, on the recipient's own and at the desk.
 *
 * <p>Tables: {@code disclosure_receipt}; the signed statement itself stands in {@code
 * disclosure_statement}, the pairing also in {@code disclosure_said}. Both rows of a receipt and
 * its pairing are leaves (ADR 10).
 *
 * <p>Invariants: a recipient speaks of itself alone and learns nothing of a person but whether the
 * hospital has a provision of hers to this very recipient; a receipt is never changed but for being
 * paired, once; a provision is paired with one receipt at most; nothing is called one-sided before
 * the other side had two nights to say its part.
 */
@NullMarked
package org.whosaw.portal.disclosure.receipt;

import org.jspecify.annotations.NullMarked;
