/**
 * Answers "may I?": OpenID AuthZEN 1.0 over the register and the grants.
 *
 * <p>Tables: {@code consent_asked} (what was asked and refused), {@code consent_token} (which
 * tokens were shown).
 *
 * <p>Invariants: nothing is permitted unless every element is covered by a live grant or by the
 * register's own other basis; whatever is unknown is refused; an answer reads what is committed,
 * nothing of it is kept in memory, so none that begins after a stop has returned permits; why there
 * is no consent is told to nobody who asks.
 */
@NullMarked
package org.whosaw.portal.consent.decision;

import org.jspecify.annotations.NullMarked;
