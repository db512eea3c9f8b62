/**
 * Accounts: a verified phone and the persons it may read.
 *
 * <p>Tables: {@code patient_account}, {@code account_person}. Invariants: phones are sealed and
 * found by blind index; a binding rests while the hospital's phone on record differs from the one
 * it was made under, and when it was not confirmed for 180 days: the number may have a new owner.
 */
@NullMarked
package org.whosaw.portal.identity.account;

import org.jspecify.annotations.NullMarked;
