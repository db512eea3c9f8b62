package org.whosaw.portal.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.PortalException;

/**
 * Seals values at rest with AES-256-GCM (NIST SP 800-38D). A sealed value is one byte of suite, 12
 * of nonce, then ciphertext and tag; the context binds it to its table and column. Safe for
 * threads.
 */
public final class Sealer {
    private static final SealSuite SUITE = SealSuite.AES256_GCM;
    private static final int HEAD = 1 + SealSuite.NONCE_BYTES;
    private static final int SHORTEST = HEAD + SealSuite.TAG_BYTES;

    private final SecretKeySpec key;
    private final RandomSource random;

    public Sealer(Keyring keyring, RandomSource random) {
        this.key = SUITE.key(keyring.key(Keyring.Use.SEALING));
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
        byte[] nonce = random.bytes(SealSuite.NONCE_BYTES);
        byte[] sealed = new byte[SHORTEST + plain.length];
        sealed[0] = SUITE.number();
        System.arraycopy(nonce, 0, sealed, 1, nonce.length);
        try {
            SUITE.seal(key, nonce, context.getBytes(StandardCharsets.UTF_8), plain, sealed, HEAD);
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
        if (sealed.length < SHORTEST || sealed[0] != SUITE.number()) {
            throw new PortalException(CryptoError.SEAL_BROKEN);
        }
        byte[] nonce = Arrays.copyOfRange(sealed, 1, HEAD);
        try {
            return SUITE.open(key, nonce, context.getBytes(StandardCharsets.UTF_8), sealed, HEAD);
        } catch (GeneralSecurityException e) {
            throw new PortalException(CryptoError.SEAL_BROKEN);
        }
    }
}
