/**
 * Measures this server against floors beside it, in one run on one machine: a plain JDBC loop with
 * the same rows, and a constant page of equal size from the same HTTP stack.
 *
 * <p>Invariants: a floor uses the tables, indexes and pragmas of the real database, read from it,
 * and rows that the real recorder wrote; results are ratios and medians; nothing here runs in a
 * server.
 */
@NullMarked
package org.whosaw.portal.bench;

import org.jspecify.annotations.NullMarked;
