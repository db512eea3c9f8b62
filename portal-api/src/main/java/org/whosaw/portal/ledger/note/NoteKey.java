package org.whosaw.portal.ledger.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.whosaw.portal.crypto.SignSuite;
import org.whosaw.portal.crypto.VerifyingKey;
import org.whosaw.portal.kernel.PortalException;

/**
 * Verifies one signer's signatures on notes; written as {@code name+id+key}.
 *
 * <ul>
 *   <li>The name holds no space and no plus.
 *   <li>The id is the hash over name, type and key; a text with another id is refused.
 * </ul>
 */
public final class NoteKey {
    /** What says of which type a key is; SM2 has no number, so C2SP asks for a long name. */
    private static final Map<SignSuite, byte[]> TYPES =
            Map.of(
                    SignSuite.ED25519,
                    new byte[] {1},
                    SignSuite.SM2,
                    "\u00ffsm2-sm3.whosaw.org".getBytes(StandardCharsets.ISO_8859_1));

    private final String name;
    private final int id;
    private final VerifyingKey key;

    private NoteKey(String name, VerifyingKey key) {
        this.name = name;
        this.id = idOf(name, key);
        this.key = key;
    }

    /** Returns the verifier of a key under a name. */
    public static NoteKey of(String name, VerifyingKey key) {
        if (!NoteNames.isName(name)) {
            throw new IllegalArgumentException("no name for a key");
        }
        return new NoteKey(name, key);
    }

    /**
     * Reads a verifier key.
     *
     * @throws PortalException when the text is none
     */
    public static NoteKey parse(String text) {
        String[] parts = text.split("\\+", 3); // Base64 holds plus signs of its own
        byte[] bytes = parts.length == 3 ? NoteNames.base64(parts[2]) : null;
        if (bytes == null || !NoteNames.isName(parts[0])) {
            throw new PortalException(NoteError.NOT_A_KEY);
        }
        try {
            NoteKey key = new NoteKey(parts[0], read(bytes));
            if (!key.text().equals(text)) {
                throw new PortalException(NoteError.NOT_A_KEY);
            }
            return key;
        } catch (IllegalArgumentException e) {
            throw new PortalException(NoteError.NOT_A_KEY);
        }
    }

    private static VerifyingKey read(byte[] bytes) {
        for (Map.Entry<SignSuite, byte[]> each : TYPES.entrySet()) {
            int type = each.getValue().length;
            if (bytes.length == type + each.getKey().keyBytes()
                    && Arrays.equals(bytes, 0, type, each.getValue(), 0, type)) {
                return VerifyingKey.of(Arrays.copyOfRange(bytes, type, bytes.length));
            }
        }
        throw new IllegalArgumentException("a key of no type that we know");
    }

    private static byte[] typed(VerifyingKey key) {
        byte[] type = Objects.requireNonNull(TYPES.get(key.suite()));
        byte[] bytes = key.bytes();
        return ByteBuffer.allocate(type.length + bytes.length).put(type).put(bytes).array();
    }

    private static int idOf(String name, VerifyingKey key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest.digest(typed(key))).getInt();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256 in this JVM", e);
        }
    }

    /** Returns the name. */
    public String name() {
        return name;
    }

    int id() {
        return id;
    }

    /** Says whether a signature names this key; whether it is good is another question. */
    boolean isNamedBy(NoteSignature signature) {
        return signature.name().equals(name) && signature.keyId() == id;
    }

    boolean verifies(String text, NoteSignature signature) {
        return key.verifies(text.getBytes(StandardCharsets.UTF_8), signature.bytes());
    }

    /** Returns the key as text, to be kept and handed on. */
    public String text() {
        return name
                + "+"
                + HexFormat.of().toHexDigits(id)
                + "+"
                + Base64.getEncoder().encodeToString(typed(key));
    }

    @Override
    public String toString() {
        return text();
    }
}
