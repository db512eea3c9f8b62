/**
 * The FHIR R4 end points: create one AuditEvent, batch and transaction Bundles, the capability
 * statement; errors as OperationOutcome.
 *
 * <p>Tables: none.
 *
 * <p>Invariants: a transaction is taken whole or not at all; an answer never repeats what was sent;
 * a client that is one system can only speak for that system.
 */
@NullMarked
package org.whosaw.portal.ingest.fhir.rest;

import org.jspecify.annotations.NullMarked;
