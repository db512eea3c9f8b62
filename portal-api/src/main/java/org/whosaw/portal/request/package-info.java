/**
 * Data-subject requests and their clock; so far the first kind, asking why somebody looked.
 *
 * <p>Tables: {@code request}, {@code request_line} (the line that is asked about), {@code
 * request_event} (every step, append-only), {@code request_answer} (as signed), {@code
 * access_review} (the accessor's one-time pages).
 *
 * <p>Invariants: a request changes only along {@link org.whosaw.portal.request.RequestCourse}, and
 * each change adds a step in the same transaction; her words, the accessor's and the answer are
 * sealed; while she lies in the hospital a question waits unless she says otherwise; the clock is
 * the same on both sides; the accessor's page depends on the look alone, never on who asked or
 * whether anybody did; nobody handles a case about herself.
 */
@NullMarked
package org.whosaw.portal.request;

import org.jspecify.annotations.NullMarked;
