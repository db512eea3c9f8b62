/**
 * Spreadsheet files as rows of cells: xlsx and separated text, whatever the file is called.
 *
 * <p>Tables: none.
 *
 * <p>Invariants: pure; rows are handed on one at a time, so memory does not grow with the file;
 * what is no sheet, holds macros or unpacks to too much is refused before a row is read; no text of
 * a cell stands in an exception or in {@code toString}.
 */
@NullMarked
package org.whosaw.portal.ingest.sheet.grid;

import org.jspecify.annotations.NullMarked;
