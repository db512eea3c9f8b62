package org.whosaw.portal.crypto;

import java.nio.charset.StandardCharsets;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.PortalException;

/**
 * Seals values at rest with the suite of the key file. A sealed value is one byte of suite, 12 of
 * nonce, then ciphertext and tag; the context binds it to its table and column. Safe for threads.
 */
public final class Sealer {

    private final Keyring keyring;
    private final RandomSource random;

    public Sealer(Keyring keyring, RandomSource random) {
        this.keyring = keyring;
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
        SealSuite suite = keyring.suite().sealing();
        return SealedValue.seal(
                suite, key(suite), new byte[] {suite.number()}, context, plain, random);
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
        if (sealed.length == 0) {
            throw new PortalException(CryptoError.SEAL_BROKEN);
        }
        SealSuite suite = SealSuite.of(sealed[0]);
        return SealedValue.open(suite, key(suite), 1, context, sealed);
    }

    private SecretKeySpec key(SealSuite suite) {
        return suite.keyFrom(keyring.key(Keyring.Use.SEALING));
    }
}
