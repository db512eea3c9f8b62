/**
 * Takes sheets in: by HTTP here, and for the commands that read files.
 *
 * <p>Tables: none.
 *
 * <p>Invariants: what is counted is durable; every row is in exactly one of accepted, duplicate,
 * held and rejected; a body lies in memory only while it is read.
 */
@NullMarked
package org.whosaw.portal.ingest.sheet.rest;

import org.jspecify.annotations.NullMarked;
