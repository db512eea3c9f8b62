/**
 * The stop that arrives: to which systems and recipients it has to go, how far it is at each, and
 * what each has signed.
 *
 * <p>Tables: {@code consent_stop}, {@code stop_target}, {@code stop_event}, {@code stop_letter},
 * {@code recipient_statement}. Invariants: a stop is written in the transaction that takes the
 * grants back, with a target for every system of the hospital and every recipient down the chain;
 * every step is an edge of {@link org.whosaw.portal.consent.stop.StopCourse}, a row and a leaf;
 * being late once is never forgotten; nobody who is told learns why, nor a name; what a recipient
 * does with what it has is known only as far as it has signed.
 */
@NullMarked
package org.whosaw.portal.consent.stop;

import org.jspecify.annotations.NullMarked;
