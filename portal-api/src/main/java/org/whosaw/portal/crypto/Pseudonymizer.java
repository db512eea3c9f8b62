package org.whosaw.portal.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes keyed blind indexes for look-ups (HMAC-SHA256 or HMAC-SM3, cut to 16 bytes), the staff
 * codes shown to patients, and message authentication for cursors. Each use names its domain. Safe
 * for threads.
 */
public final class Pseudonymizer {
    /** How many bytes a blind index has. */
    public static final int INDEX_BYTES = 16;

    private static final String CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int CODE_LENGTH = 5;

    private final ThreadLocal<Mac> index;
    private final ThreadLocal<Mac> pseudonym;
    private final ThreadLocal<Mac> cursor;

    public Pseudonymizer(Keyring keyring) {
        String hmac = keyring.indexSuite().hmac();
        index = macs(hmac, keyring.key(Keyring.Use.INDEX));
        pseudonym = macs(hmac, keyring.key(Keyring.Use.PSEUDONYM));
        cursor = macs(hmac, keyring.key(Keyring.Use.CURSOR));
    }

    private static ThreadLocal<Mac> macs(String hmac, byte[] key) {
        SecretKeySpec spec = new SecretKeySpec(key, hmac);
        return ThreadLocal.withInitial(
                () -> {
                    try {
                        Mac mac = NationalProvider.mac(hmac);
                        mac.init(spec);
                        return mac;
                    } catch (GeneralSecurityException e) {
                        throw new IllegalStateException("no " + hmac + " in this JVM", e);
                    }
                });
    }

    /**
     * Returns the blind index of {@code parts} in {@code domain}. Parts are length-prefixed, so
     * ("a", "bc") and ("ab", "c") differ.
     */
    public byte[] index(String domain, String... parts) {
        Mac mac = index.get();
        feed(mac, domain);
        for (String part : parts) {
            feed(mac, part);
        }
        return Arrays.copyOf(mac.doFinal(), INDEX_BYTES);
    }

    private static void feed(Mac mac, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        mac.update(bytes);
    }

    /**
     * Returns the 5-character code under which one patient sees one accessor: stable for her alone.
     */
    public String codeFor(long personId, byte[] accessorKey) {
        Mac mac = pseudonym.get();
        mac.update(ByteBuffer.allocate(8).putLong(personId).array());
        byte[] digest = mac.doFinal(accessorKey);
        StringBuilder code = new StringBuilder(CODE_LENGTH);
        for (int i = 0; i < CODE_LENGTH; i++) {
            code.append(CODE_ALPHABET.charAt(digest[i] & 31));
        }
        return code.toString();
    }

    /** Returns a 32-byte authentication code over {@code body} in {@code domain}. */
    public byte[] authenticate(String domain, byte[] body) {
        Mac mac = cursor.get();
        feed(mac, domain);
        return mac.doFinal(body);
    }

    /** Says in constant time whether {@code code} begins what {@link #authenticate} returns. */
    public boolean isAuthentic(String domain, byte[] body, byte[] code) {
        byte[] whole = authenticate(domain, body);
        return code.length >= 8
                && code.length <= whole.length
                && MessageDigest.isEqual(Arrays.copyOf(whole, code.length), code);
    }
}
