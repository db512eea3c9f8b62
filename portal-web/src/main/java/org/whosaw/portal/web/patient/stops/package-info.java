/**
 * Stopping: what would stop and who would be told, then where it is in force and what each
 * recipient has signed.
 *
 * <p>Invariants: two taps from any card; no reason is asked; what a recipient does is said to be
 * unknown until it has signed.
 */
@NullMarked
package org.whosaw.portal.web.patient.stops;

import org.jspecify.annotations.NullMarked;
