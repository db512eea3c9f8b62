package org.whosaw.portal.identity.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * Holds what {@code client_secret_basic} brings: both halves are form-encoded before Base64 (RFC
 * 6749).
 */
record BasicCredentials(String clientId, String secret) {
    private static final int LONGEST = 2_000;
    private static final String SCHEME = "basic ";

    /** Returns the two halves of a header, or empty when it is none. */
    static Optional<BasicCredentials> read(String authorization) {
        if (authorization.length() > LONGEST
                || !authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return Optional.empty();
        }
        try {
            String encoded = authorization.substring(SCHEME.length()).trim();
            String pair = new String(Base64.getDecoder().decode(encoded), UTF_8);
            int colon = pair.indexOf(':');
            if (colon < 1) {
                return Optional.empty();
            }
            return Optional.of(
                    new BasicCredentials(
                            URLDecoder.decode(pair.substring(0, colon), UTF_8),
                            URLDecoder.decode(pair.substring(colon + 1), UTF_8)));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not Base64: the client has not proved itself
        }
    }

    @Override
    public String toString() {
        return "BasicCredentials[" + LogText.of(clientId) + "]";
    }
}
