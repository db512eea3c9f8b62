package org.whosaw.portal.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Signs texts as detached JWS (RFC 7515, appendix F) with Ed25519 (RFC 8037). Each use has a key of
 * its own, derived from the portal's signing seed, so that what is signed for one use never passes
 * for another. Safe for threads.
 */
public final class Signer {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int KEY_ID_BYTES = 8;

    private final SigningKey key;
    private final String keyId;
    private final String header;

    /**
     * @param use what is signed, for example {@code answer}
     */
    public Signer(Keyring keyring, String use) {
        try {
            key = SigningKey.of(keyring, use);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.verifyingKey().x509());
            keyId = HexFormat.of().formatHex(Arrays.copyOf(digest, KEY_ID_BYTES));
            String json =
                    "{\"alg\":\"EdDSA\",\"typ\":\"whosaw-" + use + "\",\"kid\":\"" + keyId + "\"}";
            header = BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no SHA-256 in this JVM", e);
        }
    }

    /** Returns header and signature with nothing between the dots. */
    public String sign(byte[] payload) {
        return header + ".." + BASE64.encodeToString(key.sign(input(header, payload)));
    }

    /** Says whether {@code jws} is this signer's signature over {@code payload}. */
    public boolean isSigned(String jws, byte[] payload) {
        int dots = jws.indexOf("..");
        if (dots < 0 || !jws.substring(0, dots).equals(header)) {
            return false;
        }
        try {
            byte[] signature = Base64.getUrlDecoder().decode(jws.substring(dots + 2));
            return key.verifyingKey().verifies(input(header, payload), signature);
        } catch (IllegalArgumentException e) {
            return false; // not one of ours
        }
    }

    private static byte[] input(String header, byte[] payload) {
        byte[] head = (header + ".").getBytes(StandardCharsets.US_ASCII);
        byte[] body = BASE64.encode(payload);
        return ByteBuffer.allocate(head.length + body.length).put(head).put(body).array();
    }

    /** Puts the payload between the dots of a detached signature: a JWS that any tool checks. */
    public static String whole(String detached, byte[] payload) {
        return detached.replaceFirst("\\.\\.", "." + BASE64.encodeToString(payload) + ".");
    }

    /** Returns by which name headers call the key. */
    public String keyId() {
        return keyId;
    }

    /** Returns the public key as a JWK's {@code x}. */
    public String publicKey() {
        return BASE64.encodeToString(key.verifyingKey().bytes());
    }
}
