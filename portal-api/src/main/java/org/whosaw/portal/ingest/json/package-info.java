/**
 * The native format: one JSON object a line, or one array of them.
 *
 * <p>Tables: none.
 *
 * <p>Invariants: pure; a line at fault is a {@link org.whosaw.portal.ingest.Rejection} that names
 * line and field and never a value; the lines after it are read on.
 */
@NullMarked
package org.whosaw.portal.ingest.json;

import org.jspecify.annotations.NullMarked;
