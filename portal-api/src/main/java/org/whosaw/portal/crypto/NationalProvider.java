package org.whosaw.portal.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Bouncy Castle's provider of SM2, SM3 and SM4, asked by name and only when a key file or a sealed
 * value names the national suite: it is large, and nobody else waits for it.
 */
final class NationalProvider {
    /** HMAC over SM3 (GB/T 32905). */
    static final String HMAC = "HmacSM3";

    private NationalProvider() {}

    /** Returns the provider. */
    static Provider get() {
        return Holder.PROVIDER;
    }

    /** Returns a MAC of that name, from the provider that has it. */
    static Mac mac(String algorithm) {
        try {
            return algorithm.equals(HMAC)
                    ? Mac.getInstance(algorithm, get())
                    : Mac.getInstance(algorithm);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no " + algorithm + " in this JVM", e);
        }
    }

    /** Returns the first {@code length} bytes that HMAC-SM3 derives for a use. */
    static byte[] derive(byte[] key, String use, int length) {
        try {
            Mac mac = mac(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return Arrays.copyOf(mac.doFinal(use.getBytes(StandardCharsets.UTF_8)), length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no " + HMAC + " in this JVM", e);
        }
    }

    private static final class Holder {
        static final Provider PROVIDER = load();

        private static Provider load() {
            try {
                return (Provider)
                        Class.forName("org.bouncycastle.jce.provider.BouncyCastleProvider")
                                .getDeclaredConstructor()
                                .newInstance();
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("bcprov is not on the class path", e);
            }
        }
    }
}
