/**
 * Watches rows: tells, inside each writing transaction and at its end, which rows of chosen tables
 * it touched, whoever wrote them and by which statement.
 *
 * <p>Tables: none that stay; each writing connection has a temporary one, {@code row_touched}.
 *
 * <p>Invariants: what another connection writes is never taken for ours. On SQLite the triggers
 * themselves are temporary and belong to the one writer. On PostgreSQL they stand on the tables,
 * and note into the temporary table of the session that wrote; whoever writes by hand notes it for
 * herself.
 */
@NullMarked
package org.whosaw.portal.store.watch;

import org.jspecify.annotations.NullMarked;
