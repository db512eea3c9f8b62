/**
 * How a source says, signed, what it sent of a day.
 *
 * <p>Tables: none.
 *
 * <p>Invariants: what is not signed by the system it speaks of is refused.
 */
@NullMarked
package org.whosaw.portal.ingest.manifest;

import org.jspecify.annotations.NullMarked;
