/**
 * Gives a patient her own list as FHIR AuditEvents, in the shapes of IHE BALP.
 *
 * <p>Tables: none.
 *
 * <p>Invariants: it shows what her list shows and no more: staff masked and coded for her alone,
 * protected entries only with a second factor; an entry is about her, whoever else was on the same
 * screen.
 */
@NullMarked
package org.whosaw.portal.ingest.fhir.search;

import org.jspecify.annotations.NullMarked;
