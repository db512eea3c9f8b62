/**
 * Which authority is competent: the table of routes, read and checked.
 *
 * <p>No table of the database: rows stand in {@code authority/routes.csv}.
 *
 * <p>Invariants: the first row that fits decides; a table with a gap, a dead row, a loop, an
 * authority that is not there or a missing word is refused when the server starts, naming the row.
 */
@NullMarked
package org.whosaw.portal.authority.route;

import org.jspecify.annotations.NullMarked;
