/**
 * Why somebody looked, as far as the hospital's records say: rules over care facts, three strengths
 * that are never blurred.
 *
 * <p>Tables: {@code explanation_change}.
 *
 * <p>Invariants: an answer is a function of the look and the facts, whatever order they came in; a
 * fact that neither names the viewer nor her department changes none; an account that several
 * people use is never explained by what one of them did; a list is explained for a woman only by a
 * fact that ties this viewer to her; an answer that a late fact changes is kept beside the new one.
 */
@NullMarked
package org.whosaw.portal.access.why;

import org.jspecify.annotations.NullMarked;
