/**
 * The hospital's own staff at the desk: who they are, how they sign in, and their sessions.
 *
 * <p>Tables: {@code staff_user}, {@code staff_session}, {@code staff_lock}.
 *
 * <p>Invariants: a password is stored as Argon2id only, a one-time-code secret sealed; a code is
 * accepted once; unknown logins answer as known ones do, in words, locks and time; a session token
 * is stored hashed, ends after 20 idle minutes and after 12 hours in any case.
 */
@NullMarked
package org.whosaw.portal.identity.staff;

import org.jspecify.annotations.NullMarked;
