/**
 * Hospitals' systems: client credentials (RFC 6749) with {@code client_secret_basic} or {@code
 * private_key_jwt} (RFC 7523), and their access tokens.
 *
 * <p>Tables: {@code oauth_client}, {@code client_assertion}. Invariants: a secret is shown once and
 * stored as a keyed hash; an assertion is accepted once; a key fixes its algorithm.
 */
@NullMarked
package org.whosaw.portal.identity.client;

import org.jspecify.annotations.NullMarked;
