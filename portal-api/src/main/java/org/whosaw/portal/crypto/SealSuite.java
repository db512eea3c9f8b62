package org.whosaw.portal.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.whosaw.portal.kernel.PortalException;

/**
 * The ciphers that seal values. The number is the first byte of every sealed value: never change
 * one, and never give one twice. Safe for threads.
 */
enum SealSuite {
    /** AES-256-GCM (NIST SP 800-38D). */
    AES256_GCM((byte) 1, "AES", "AES/GCM/NoPadding") {
        @Override
        SecretKeySpec keyFrom(byte[] bytes) {
            return key(bytes);
        }

        @Override
        Cipher cipher(String transformation) throws GeneralSecurityException {
            return Cipher.getInstance(transformation);
        }
    },
    /** SM4-GCM (GB/T 32907, RFC 8998): its 16 bytes of key follow from 32 by HMAC-SM3. */
    SM4_GCM((byte) 2, "SM4", "SM4/GCM/NoPadding") {
        @Override
        SecretKeySpec keyFrom(byte[] bytes) {
            return key(NationalProvider.derive(bytes, "whosaw.sm4", 16));
        }

        @Override
        Cipher cipher(String transformation) throws GeneralSecurityException {
            return Cipher.getInstance(transformation, NationalProvider.get());
        }
    };

    static final int NONCE_BYTES = 12;
    static final int TAG_BYTES = 16;

    private final byte number;
    private final String algorithm;
    private final ThreadLocal<Cipher> ciphers;

    SealSuite(byte number, String algorithm, String transformation) {
        this.number = number;
        this.algorithm = algorithm;
        this.ciphers =
                ThreadLocal.withInitial(
                        () -> {
                            try {
                                return cipher(transformation);
                            } catch (GeneralSecurityException e) {
                                throw new IllegalStateException("no " + transformation, e);
                            }
                        });
    }

    byte number() {
        return number;
    }

    /**
     * Returns the suite of a number.
     *
     * @throws PortalException when there is none: the value is none of ours
     */
    static SealSuite of(int number) {
        for (SealSuite each : values()) {
            if (each.number == number) {
                return each;
            }
        }
        throw new PortalException(CryptoError.SEAL_BROKEN);
    }

    /** Returns the key of 32 bytes as this suite takes it. */
    abstract SecretKeySpec keyFrom(byte[] bytes);

    abstract Cipher cipher(String transformation) throws GeneralSecurityException;

    /** Returns the key of as many bytes as the cipher has. */
    SecretKeySpec key(byte[] bytes) {
        return new SecretKeySpec(bytes, algorithm);
    }

    /** Writes ciphertext and tag into {@code to} from {@code at} on. */
    void seal(SecretKeySpec key, byte[] nonce, byte[] context, byte[] plain, byte[] to, int at)
            throws GeneralSecurityException {
        Cipher cipher = ciphers.get();
        cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(8 * TAG_BYTES, nonce));
        cipher.updateAAD(context);
        cipher.doFinal(plain, 0, plain.length, to, at);
    }

    /**
     * Returns what ciphertext and tag, in {@code from} from {@code at} on, hold.
     *
     * @throws GeneralSecurityException when anything of it was changed
     */
    byte[] open(SecretKeySpec key, byte[] nonce, byte[] context, byte[] from, int at)
            throws GeneralSecurityException {
        Cipher cipher = ciphers.get();
        cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(8 * TAG_BYTES, nonce));
        cipher.updateAAD(context);
        return cipher.doFinal(from, at, from.length - at);
    }
}
