package org.whosaw.portal.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs texts as detached JWS (RFC 7515, appendix F) with Ed25519 (RFC 8037). Each use has a key of
 * its own, derived from the portal's signing seed, so that what is signed for one use never passes
 * for another. Safe for threads.
 */
public final class Signer {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int KEY_ID_BYTES = 8;

    private final KeyPair keys;
    private final String header;

    /**
     * @param use what is signed, for example {@code answer}
     */
    public Signer(Keyring keyring, String use) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keyring.key(Keyring.Use.TOKEN), "HmacSHA256"));
            keys =
                    Ed25519Keys.fromSeed(
                            mac.doFinal(("whosaw.sign." + use).getBytes(StandardCharsets.UTF_8)));
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(keys.getPublic().getEncoded());
            String id = HexFormat.of().formatHex(Arrays.copyOf(digest, KEY_ID_BYTES));
            String json =
                    "{\"alg\":\"EdDSA\",\"typ\":\"whosaw-" + use + "\",\"kid\":\"" + id + "\"}";
            header = BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HmacSHA256 in this JVM", e);
        }
    }

    /** Returns header and signature with nothing between the dots. */
    public String sign(byte[] payload) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(input(header, payload));
            return header + ".." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no Ed25519 in this JVM", e);
        }
    }

    /** Says whether {@code jws} is this signer's signature over {@code payload}. */
    public boolean isSigned(String jws, byte[] payload) {
        int dots = jws.indexOf("..");
        if (dots < 0 || !jws.substring(0, dots).equals(header)) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(keys.getPublic());
            signature.update(input(header, payload));
            return signature.verify(Base64.getUrlDecoder().decode(jws.substring(dots + 2)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false; // not one of ours
        }
    }

    private static byte[] input(String header, byte[] payload) {
        byte[] head = (header + ".").getBytes(StandardCharsets.US_ASCII);
        byte[] body = BASE64.encode(payload);
        return ByteBuffer.allocate(head.length + body.length).put(head).put(body).array();
    }

    /** Returns the public key as a JWK's {@code x}. */
    public String publicKey() {
        byte[] encoded = keys.getPublic().getEncoded();
        if (!(keys.getPublic() instanceof EdECPublicKey)) {
            throw new IllegalStateException("not an Ed25519 key");
        }
        return BASE64.encodeToString(
                Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }
}
