/**
 * Lists that people keep in spreadsheets, such as the page of a queue on a desk: which woman stood
 * on it, and which columns were shown.
 *
 * <p>Tables: none.
 *
 * <p>Invariants: pure; a cell's value finds the person and is then dropped; what goes on is the
 * event, its subjects and the names of the columns; a fault names sheet, row, column and rule and
 * never a value.
 */
@NullMarked
package org.whosaw.portal.ingest.sheet;

import org.jspecify.annotations.NullMarked;
