/**
 * The hospital's own desk for complaints that are addressed to it.
 *
 * <p>Tables: {@code hospital_complaint}, {@code hospital_complaint_event}.
 *
 * <p>Invariants: the desk reads what she confirmed for it and learns nothing of what she sends
 * elsewhere; the clock is the same on both sides; an answer has a reason and says what she can do
 * next; nobody handles a case about herself; each step has a leaf in the same transaction.
 */
@NullMarked
package org.whosaw.portal.complaint.hospital;

import org.jspecify.annotations.NullMarked;
