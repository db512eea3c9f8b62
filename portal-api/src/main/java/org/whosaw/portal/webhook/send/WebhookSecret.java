package org.whosaw.portal.webhook.send;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.whosaw.portal.crypto.RandomSource;

/**
 * The secret of one endpoint, as Standard Webhooks 1.0 writes it: {@code whsec_} and 24 to 64 bytes
 * in Base64. It never prints itself.
 */
public final class WebhookSecret {
    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;

    private final byte[] key;

    private WebhookSecret(byte[] key) {
        this.key = key;
    }

    /** Returns a fresh secret. */
    public static WebhookSecret fresh(RandomSource random) {
        return new WebhookSecret(random.bytes(BYTES));
    }

    /**
     * Reads a secret as {@link #reveal} writes it.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static WebhookSecret parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a webhook secret begins with " + PREFIX);
        }
        byte[] key = Base64.getDecoder().decode(text.substring(PREFIX.length()));
        if (key.length < 24 || key.length > 64) {
            throw new IllegalArgumentException("a webhook secret has 24 to 64 bytes");
        }
        return new WebhookSecret(key);
    }

    /** Returns the secret as it is handed over, once. */
    public String reveal() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /** Returns the signature of one message: {@code v1,} and HMAC-SHA256 over id, time and body. */
    public String sign(String id, long seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HmacSHA256 in this JVM", e);
        }
    }

    @Override
    public String toString() {
        return "WebhookSecret[redacted]";
    }
}
