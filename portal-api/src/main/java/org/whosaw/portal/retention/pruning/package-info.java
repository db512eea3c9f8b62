/**
 * How long what is kept, and the work that prunes what is due.
 *
 * <p>Tables: {@code retention_stone} (what a pruned entry leaves on its place in the ledger),
 * {@code retention_pass} (how far the work is), {@code legal_hold}. Deletes from the tables of
 * accesses and provisions.
 *
 * <p>Invariants: nothing younger than the floor of its kind is pruned, counted from the later of
 * when it happened and when it arrived; a hold, an open question and a notice put off keep what
 * they are about; the ledger keeps every leaf.
 */
@NullMarked
package org.whosaw.portal.retention.pruning;

import org.jspecify.annotations.NullMarked;
