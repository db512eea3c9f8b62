package org.whosaw.portal.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Signs texts as detached JWS (RFC 7515, appendix F) with Ed25519 (RFC 8037) or SM2, as the key
 * file says; {@code alg} names which. Each use has a key of its own, derived from the portal's
 * signing seed, so that what is signed for one use never passes for another. Safe for threads.
 */
public final class Signer {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int KEY_ID_BYTES = 8;

    private final Keyring keyring;
    private final String use;
    private final OfKeys<State> state;

    /** What was made of the keys as they stand in the key file. */
    private record State(SigningKey key, Published own, List<Published> all) {}

    /** A public key and by which name headers call it. */
    public record Published(String keyId, String header, VerifyingKey key) {
        /** Returns the public key as a JWK's {@code x}. */
        public String x() {
            return BASE64.encodeToString(key.coordinates()[0]);
        }

        /** Returns a JWK's {@code y}, or null where a key has none. */
        public @Nullable String y() {
            byte[][] all = key.coordinates();
            return all.length < 2 ? null : BASE64.encodeToString(all[1]);
        }
    }

    /**
     * @param use what is signed, for example {@code answer}
     */
    public Signer(Keyring keyring, String use) {
        this.keyring = keyring;
        this.use = use;
        this.state = new OfKeys<>(keyring, this::make);
    }

    /** The key that signs comes first; then that of the other suite, which may have signed. */
    private State make() {
        SigningKey key = SigningKey.of(keyring, use);
        List<Published> all = new ArrayList<>();
        all.add(published(key.verifyingKey()));
        keyring.signSuites().stream()
                .filter(each -> each != key.verifyingKey().suite())
                .map(each -> SigningKey.of(keyring, use, each))
                .forEach(each -> all.add(published(each.verifyingKey())));
        keyring.retired(use).forEach(each -> all.add(published(each)));
        return new State(key, all.get(0), List.copyOf(all));
    }

    private Published published(VerifyingKey key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.named());
            String id = HexFormat.of().formatHex(Arrays.copyOf(digest, KEY_ID_BYTES));
            String json =
                    "{\"alg\":\""
                            + key.suite().algorithm()
                            + "\",\"typ\":\"whosaw-"
                            + use
                            + "\",\"kid\":\""
                            + id
                            + "\"}";
            String header = BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
            return new Published(id, header, key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no SHA-256 in this JVM", e);
        }
    }

    /** Returns header and signature with nothing between the dots. */
    public String sign(byte[] payload) {
        State now = state.get();
        String header = now.own().header();
        return header + ".." + BASE64.encodeToString(now.key().sign(input(header, payload)));
    }

    /** Says whether {@code jws} is this signer's signature over {@code payload}, now or before. */
    public boolean isSigned(String jws, byte[] payload) {
        int dots = jws.indexOf("..");
        if (dots < 0) {
            return false;
        }
        String header = jws.substring(0, dots);
        try {
            byte[] signature = Base64.getUrlDecoder().decode(jws.substring(dots + 2));
            return state.get().all().stream()
                    .filter(each -> each.header().equals(header))
                    .anyMatch(each -> each.key().verifies(input(header, payload), signature));
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

    /** Returns the key that signs now, then those that did. */
    public List<Published> published() {
        return state.get().all();
    }
}
