/**
 * The append-only memory: what was appended keeps its place for ever, and a signed checkpoint says
 * what there is.
 *
 * <p>Tables: {@code ledger_pending}, {@code ledger_entry}, {@code ledger_bundle}, {@code
 * ledger_tile}, {@code ledger_checkpoint}, {@code ledger_head}. Invariants: a leaf is appended in
 * the transaction of what it stands for; places are given once, without gaps, under one lock; what
 * is signed follows from places that are durable already, so no crash makes two trees; leaves hold
 * commitments, never anything of a person.
 */
@NullMarked
package org.whosaw.portal.ledger;

import org.jspecify.annotations.NullMarked;
