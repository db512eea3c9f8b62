/**
 * Every right of a person beside asking why: to see, to have a copy, to take along, to correct, to
 * delete, to restrict, to object, to close her account. The words of it; what keeps them stands in
 * {@code book}, the periods in {@code clock}, both sides in {@code desk}.
 *
 * <p>Tables: {@code rights_request}, {@code rights_event} (every step, append-only), {@code
 * rights_answer}, {@code rights_proof} (papers, destroyed after the check), {@code rights_task},
 * {@code rights_silence}.
 *
 * <p>Invariants: a request changes only along {@link
 * org.whosaw.portal.request.rights.RightsCourse}, each change adds a step in the same transaction
 * and is refused when somebody else came first; no reason is ever demanded of her; no refusal
 * without its reason, law and remedies (PIPL 50); deletion and a copy need two; the clock is the
 * same on both sides and stands only while she owes something; nobody handles a case about herself.
 */
@NullMarked
package org.whosaw.portal.request.rights;

import org.jspecify.annotations.NullMarked;
