/**
 * Access tokens (JWT, Ed25519) and the filters that turn them into principals.
 *
 * <p>Invariants: one algorithm, EdDSA; a token names its audience and is refused for any other;
 * what a token says is checked against the database at most {@code 5 s} later (client disabled,
 * session signed out, guardianship blocked).
 */
@NullMarked
package org.whosaw.portal.identity.token;

import org.jspecify.annotations.NullMarked;
