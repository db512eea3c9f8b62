package org.whosaw.portal.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes pseudonyms that one other party can make too: HMAC-SHA256 of the number that both know,
 * under a key that this party alone is given, cut to 16 bytes and written in hexadecimal. Two
 * parties cannot compare what they hold. Safe for threads.
 */
public final class SharedPseudonyms {
    private static final int BYTES = 16;

    private final Pseudonymizer pseudonymizer;
    private final String domain;

    /** Creates the pseudonyms of one use, {@code domain}. */
    public SharedPseudonyms(Pseudonymizer pseudonymizer, String domain) {
        this.pseudonymizer = pseudonymizer;
        this.domain = domain;
    }

    /** Returns the key that a party is given, the same at every call. */
    public Secret<String> key(String party) {
        return Secret.of(HexFormat.of().formatHex(pseudonymizer.index(domain, party)));
    }

    /** Returns the pseudonym of a number for a party. */
    public String of(String party, String number) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(pseudonymizer.index(domain, party), "HmacSHA256"));
            byte[] hash = mac.doFinal(number.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HmacSHA256 in this JVM", e);
        }
    }
}
