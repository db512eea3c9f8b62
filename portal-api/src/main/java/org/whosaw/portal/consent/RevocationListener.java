package org.whosaw.portal.consent;

import org.whosaw.portal.store.Tx;

/**
 * Hears of every grant that ceases to cover, and of every new one, in its own transaction, so that
 * what must follow is written with it.
 */
@FunctionalInterface
public interface RevocationListener {
    /** Writes what follows; a throw rolls the revocation back. */
    void revoked(Tx tx, Revocation revocation);

    /** Writes what follows a new grant; a throw rolls it back. Nothing does unless said so. */
    default void given(Tx tx, Grant grant) {}
}
