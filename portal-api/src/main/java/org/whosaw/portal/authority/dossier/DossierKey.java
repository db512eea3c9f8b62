package org.whosaw.portal.authority.dossier;

import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.SigningKey;

/** The key that signs packages, published so that anybody checks them without us. */
public final class DossierKey {
    private static final String USE = "package";

    private final Keyring keyring;

    public DossierKey(Keyring keyring) {
        this.keyring = keyring;
    }

    /** Returns the signature over a manifest. */
    byte[] sign(byte[] manifest) {
        return SigningKey.of(keyring, USE).sign(manifest);
    }

    /** Returns the public key as PEM. */
    public String pem() {
        return SigningKey.of(keyring, USE).verifyingKey().pem();
    }
}
