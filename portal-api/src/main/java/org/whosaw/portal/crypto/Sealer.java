package org.whosaw.portal.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.PortalException;

/**
 * Seals values at rest with AES-256-GCM (NIST SP 800-38D). A sealed value is one byte of suite, 12
 * of nonce, then ciphertext and tag; the context binds it to its table and column. Safe for
 * threads.
 */
public final class Sealer {
    private static final byte SUITE_AES256_GCM = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int SHORTEST = 1 + NONCE_BYTES + TAG_BITS / 8;

    private static final ThreadLocal<Cipher> CIPHER =
            ThreadLocal.withInitial(
                    () -> {
                        try {
                            return Cipher.getInstance("AES/GCM/NoPadding");
                        } catch (GeneralSecurityException e) {
                            throw new IllegalStateException("no AES-GCM in this JVM", e);
                        }
                    });

    private final SecretKeySpec key;
    private final RandomSource random;

    public Sealer(Keyring keyring, RandomSource random) {
        this.key = new SecretKeySpec(keyring.key(Keyring.Use.SEALING), "AES");
        this.random = random;
    }

    /** Returns the text sealed for {@code context}, for example {@code person.name}. */
    public byte[] seal(String context, String text) {
        return sealBytes(context, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the text sealed, or null for null. */
    public byte @Nullable [] sealNullable(String context, @Nullable String text) {
        return text == null ? null : seal(context, text);
    }

    /** Returns the bytes sealed for {@code context}. */
    public byte[] sealBytes(String context, byte[] plain) {
        byte[] nonce = random.bytes(NONCE_BYTES);
        try {
            Cipher cipher = CIPHER.get();
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            byte[] sealed = new byte[1 + NONCE_BYTES + cipher.getOutputSize(plain.length)];
            sealed[0] = SUITE_AES256_GCM;
            System.arraycopy(nonce, 0, sealed, 1, NONCE_BYTES);
            cipher.doFinal(plain, 0, plain.length, sealed, 1 + NONCE_BYTES);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    /**
     * Returns the text that {@link #seal} sealed for the same context.
     *
     * @throws PortalException when the value was changed, or sealed for another context or key
     */
    public String open(String context, byte[] sealed) {
        return new String(openBytes(context, sealed), StandardCharsets.UTF_8);
    }

    /** Returns the text opened, or null for null. */
    public @Nullable String openNullable(String context, byte @Nullable [] sealed) {
        return sealed == null ? null : open(context, sealed);
    }

    /** Returns the bytes that {@link #sealBytes} sealed for the same context. */
    public byte[] openBytes(String context, byte[] sealed) {
        if (sealed.length < SHORTEST || sealed[0] != SUITE_AES256_GCM) {
            throw new PortalException(CryptoError.SEAL_BROKEN);
        }
        byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE_BYTES);
        try {
            Cipher cipher = CIPHER.get();
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            int start = 1 + NONCE_BYTES;
            return cipher.doFinal(sealed, start, sealed.length - start);
        } catch (GeneralSecurityException e) {
            throw new PortalException(CryptoError.SEAL_BROKEN);
        }
    }
}
