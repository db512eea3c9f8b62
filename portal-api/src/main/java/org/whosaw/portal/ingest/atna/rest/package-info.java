/**
 * Takes ATNA messages in: by HTTP, from files, and for the syslog listeners.
 *
 * <p>Tables: none.
 *
 * <p>Invariants: every message of a body is in exactly one count of its answer, and the counted
 * ones are durable; the same content again is a duplicate, whatever way it came.
 */
@NullMarked
package org.whosaw.portal.ingest.atna.rest;

import org.jspecify.annotations.NullMarked;
