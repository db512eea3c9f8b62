/**
 * Patients' way in: binding codes from the hospital, one-time passwords to the phone, and what API
 * clients call.
 *
 * <p>Tables: {@code binding_code}, {@code sign_in_challenge}. Invariants: codes, passwords and
 * challenges are stored as keyed hashes; every challenge looks alike, known phone or not; a
 * password has 6 digits, 5 minutes, 5 tries; a binding code works once, for 14 days, for one
 * person.
 */
@NullMarked
package org.whosaw.portal.identity.patient;

import org.jspecify.annotations.NullMarked;
