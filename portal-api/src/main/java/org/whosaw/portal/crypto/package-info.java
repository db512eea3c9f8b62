/**
 * Keys and their use: the key file, sealing, blind indexes, signatures, randomness.
 *
 * <p>Invariants: the only room (with identity and webhook) that sees {@code javax.crypto}; every
 * sealed value begins with the byte of its suite; keys never print.
 */
@NullMarked
package org.whosaw.portal.crypto;

import org.jspecify.annotations.NullMarked;
