/**
 * The door to the database: reading, writing in transactions, the two dialects, migrations.
 *
 * <p>Invariants: the only room, beside {@code *Dao} types, that sees Jdbi; on SQLite one writer
 * commits for all callers; what {@code inTransaction} returned is durable.
 */
@NullMarked
package org.whosaw.portal.store;

import org.jspecify.annotations.NullMarked;
