/**
 * Gives lists out as FHIR AuditEvents, in the shapes of IHE BALP: to the patient, and to auditors
 * of her hospital.
 *
 * <p>Tables: none.
 *
 * <p>Invariants: it shows what her list shows and no more: staff masked and coded for her alone,
 * protected entries only to herself and only with a second factor; an entry is about her, whoever
 * else was on the same screen. An auditor names one patient of her own hospital, and her search
 * stands on that patient's list before anything is answered. A link that was altered in anything
 * leads nowhere.
 */
@NullMarked
package org.whosaw.portal.ingest.fhir.search;

import org.jspecify.annotations.NullMarked;
