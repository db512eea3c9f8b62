/**
 * Who is speaking: principals (ids only), tokens, and the look-ups identity needs of persons.
 *
 * <p>Below it: {@code client} (systems), {@code patient} (sign-in, sessions, binding), {@code
 * guardian}, {@code staff}, {@code limit} (rate limits), {@code token}.
 *
 * <p>Invariants: a principal carries ids, never a name; every resource method takes an
 * {@code @Auth} principal or is marked {@link org.whosaw.portal.identity.Open}; secrets are stored
 * hashed, phones sealed and blind-indexed; no answer says whether a phone is known.
 */
@NullMarked
package org.whosaw.portal.identity;

import org.jspecify.annotations.NullMarked;
