package org.whosaw.portal.crypto;

import java.nio.charset.StandardCharsets;
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
        return SealedValue.seal(SUITE, key, new byte[] {SUITE.number()}, context, plain, random);
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
        if (sealed.length == 0 || sealed[0] != SUITE.number()) {
            throw new PortalException(CryptoError.SEAL_BROKEN);
        }
        return SealedValue.open(SUITE, key, 1, context, sealed);
    }
}
