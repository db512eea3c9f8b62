package org.whosaw.portal.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;

/** Makes the Ed25519 key pair of a stored 32-byte seed. */
public final class Ed25519Keys {
    private Ed25519Keys() {}

    /**
     * Returns the pair of {@code seed}. The JDK derives no public key from a private one, but its
     * generator takes the seed as the first 32 bytes it draws.
     */
    public static KeyPair fromSeed(byte[] seed) {
        if (seed.length != 32) {
            throw new IllegalArgumentException("an Ed25519 seed has 32 bytes");
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Replay(seed));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no Ed25519 in this JVM", e);
        }
    }

    /** Hands out the seed instead of random bytes. */
    private static final class Replay extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final byte[] seed;

        Replay(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != seed.length) {
                throw new IllegalStateException("the generator asked for another length");
            }
            System.arraycopy(seed, 0, bytes, 0, seed.length);
        }
    }
}
