/**
 * FHIR R4 (4.0.1) AuditEvents read into our commands, with the IHE BALP patterns.
 *
 * <p>Tables: none.
 *
 * <p>Invariants: pure, no clock, no state; roles are read by code and never by position; whatever
 * is not understood is a rejection with a FHIRPath, never an exception; values never stand in a
 * rejection; an unknown purpose grants nothing.
 */
@NullMarked
package org.whosaw.portal.ingest.fhir;

import org.jspecify.annotations.NullMarked;
