/**
 * What the patient allowed: grants, refusals, revocation.
 *
 * <p>Tables: {@code consent_grant}, {@code consent_event} (every step, append-only), {@code
 * consent_refusal}; {@code consent_use} and {@code consent_notice} are the register's, {@code
 * consent_asked} that of decisions.
 *
 * <p>Invariants: a grant changes only along {@link org.whosaw.portal.consent.GrantCourse}, and each
 * change adds a step and a leaf in the same transaction; a person has at most one live grant a use;
 * what revokes tells {@link org.whosaw.portal.consent.RevocationListener} in the same transaction;
 * a grant keeps the notice by which it was given, word for word.
 */
@NullMarked
package org.whosaw.portal.consent;

import org.jspecify.annotations.NullMarked;
