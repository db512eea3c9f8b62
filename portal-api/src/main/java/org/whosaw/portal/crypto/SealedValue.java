package org.whosaw.portal.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.spec.SecretKeySpec;
import org.whosaw.portal.kernel.PortalException;

/** Writes and reads the one shape of all sealed values: head, nonce, ciphertext and tag. */
final class SealedValue {
    private SealedValue() {}

    static byte[] seal(
            SealSuite suite,
            SecretKeySpec key,
            byte[] head,
            String context,
            byte[] plain,
            RandomSource random) {
        byte[] nonce = random.bytes(SealSuite.NONCE_BYTES);
        int start = head.length + nonce.length;
        byte[] sealed = Arrays.copyOf(head, start + plain.length + SealSuite.TAG_BYTES);
        System.arraycopy(nonce, 0, sealed, head.length, nonce.length);
        try {
            suite.seal(key, nonce, bytes(context), plain, sealed, start);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    /**
     * Returns what a sealed value holds.
     *
     * @param head how many bytes stand before the nonce
     */
    static byte[] open(
            SealSuite suite, SecretKeySpec key, int head, String context, byte[] sealed) {
        int start = head + SealSuite.NONCE_BYTES;
        if (sealed.length < start + SealSuite.TAG_BYTES) {
            throw new PortalException(CryptoError.SEAL_BROKEN);
        }
        byte[] nonce = Arrays.copyOfRange(sealed, head, start);
        try {
            return suite.open(key, nonce, bytes(context), sealed, start);
        } catch (GeneralSecurityException e) {
            throw new PortalException(CryptoError.SEAL_BROKEN);
        }
    }

    private static byte[] bytes(String context) {
        return context.getBytes(StandardCharsets.UTF_8);
    }
}
