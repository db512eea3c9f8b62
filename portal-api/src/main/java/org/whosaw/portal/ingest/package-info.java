/**
 * Adapters from hospital formats to our commands: each a pure decoder over one recorder.
 *
 * <p>Tables: none.
 *
 * <p>Invariants: a decoder turns bytes into {@link org.whosaw.portal.ingest.Decoded} items, throws
 * nothing for bad input and keeps no state; a rejection names line, field and code, never a value;
 * nothing is half-applied.
 */
@NullMarked
package org.whosaw.portal.ingest;

import org.jspecify.annotations.NullMarked;
