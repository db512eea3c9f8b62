package org.whosaw.portal.outbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * Says how short messages leave.
 *
 * @param gateway the URL of the hospital's or operator's gateway, https outside tests; empty: none
 * @param keyId names the key to the gateway
 * @param secret signs each request (HMAC-SHA256); from the environment, never from config.yml
 * @param templates our template name to the gateway's template id
 * @param timeoutSeconds how long one request may take, 1 to 60
 * @param neverSendTo national prefixes that get no message, besides emergency and service numbers
 */
public record SmsSettings(
        @JsonProperty String gateway,
        @JsonProperty String keyId,
        @JsonProperty String secret,
        @JsonProperty Map<String, String> templates,
        @JsonProperty int timeoutSeconds,
        @JsonProperty List<String> neverSendTo) {
    /** No gateway: outside a demo nobody can sign in by phone. */
    public static final SmsSettings NONE = new SmsSettings("", "", "", Map.of(), 10, List.of());

    public SmsSettings {
        gateway = gateway == null ? "" : gateway.trim();
        keyId = keyId == null ? "" : keyId;
        secret = secret == null ? "" : secret;
        templates = templates == null ? Map.of() : Map.copyOf(templates);
        timeoutSeconds = timeoutSeconds == 0 ? 10 : timeoutSeconds;
        neverSendTo = neverSendTo == null ? List.of() : List.copyOf(neverSendTo);
        if (timeoutSeconds < 1 || timeoutSeconds > 60) {
            throw new IllegalArgumentException("sms.timeoutSeconds must be 1 to 60");
        }
        if (!gateway.isEmpty() && !isSafe(gateway)) {
            throw new IllegalArgumentException("sms.gateway must be https (or http on loopback)");
        }
        if (!gateway.isEmpty() && secret.length() < 16) {
            throw new IllegalArgumentException(
                    "sms.secret must have 16 characters; set PORTAL_SMS_SECRET");
        }
    }

    private static boolean isSafe(String gateway) {
        return gateway.startsWith("https://")
                || gateway.startsWith("http://127.0.0.1")
                || gateway.startsWith("http://localhost");
    }

    @Override
    public String toString() {
        return "SmsSettings[redacted]";
    }
}
