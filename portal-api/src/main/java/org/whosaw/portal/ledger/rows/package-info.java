/**
 * What lists and rights are made from, each writing a leaf: systems, staff, recipients, persons,
 * guardians, accounts, holds and so on. No desk needs to think of it: {@link
 * org.whosaw.portal.store.watch} tells which rows a transaction touched.
 *
 * <p>Tables: {@code row_version} (how many leaves a row has, and whether it is gone).
 *
 * <p>Invariants: in the transaction that writes a row stands its leaf; the newest leaf of a row is
 * over what stands in it, with its number, so an older row with all that belongs to it is found.
 * What a row held before is not kept: whoever changes one by hand is found until it is lawfully
 * written again.
 */
@NullMarked
package org.whosaw.portal.ledger.rows;

import org.jspecify.annotations.NullMarked;
