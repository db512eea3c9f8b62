/**
 * Signed-in devices: page sessions (a cookie), client sessions (access and refresh tokens), the
 * list of devices, and the second factor.
 *
 * <p>Tables: {@code patient_session}, {@code refresh_token}, {@code counter_code}. Invariants:
 * cookies and refresh tokens are stored hashed; a refresh token works once and its re-use ends the
 * session; a session ends when idle, at its absolute end, or by sign-out here or everywhere.
 */
@NullMarked
package org.whosaw.portal.identity.session;

import org.jspecify.annotations.NullMarked;
