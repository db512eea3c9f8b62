package org.whosaw.portal.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.PortalException;

/**
 * The key of one person: seals what is stored of her, and makes the salts of her ledger leaves.
 * When its 32 bytes are destroyed, what it sealed can not be opened and none of its salts can be
 * worked out again.
 *
 * <p>A value sealed under it is the byte {@code 0x10 + suite}, 12 bytes of nonce, then ciphertext
 * and tag; the context binds it to its table and column. Immutable, safe for threads; never prints.
 */
public final class DataKey {
    /** How many bytes a salt has. */
    public static final int SALT_BYTES = 32;

    static final int BYTES = 32;

    /** What the first byte of a value sealed under a data key has beside its suite. */
    static final int MARK = 0x10;

    private static final int HEAD = 1 + SealSuite.NONCE_BYTES;
    private static final ThreadLocal<Mac> MACS = ThreadLocal.withInitial(DataKey::mac);

    private final byte[] raw;
    private final SecretKeySpec salting;
    private final SealSuite suite;
    private final RandomSource random;

    DataKey(byte[] raw, SealSuite suite, RandomSource random) {
        if (raw.length != BYTES) {
            throw new IllegalArgumentException("a data key has 32 bytes");
        }
        this.raw = raw.clone();
        this.salting = new SecretKeySpec(KeyDerivation.derive(raw, "whosaw.salt"), "HmacSHA256");
        this.suite = suite;
        this.random = random;
    }

    private static Mac mac() {
        try {
            return Mac.getInstance("HmacSHA256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HmacSHA256 in this JVM", e);
        }
    }

    /**
     * Returns the salt of one leaf of this person: the same 32 bytes for the same label and id as
     * long as her key lives, whatever suite is chosen, and nothing anyone can guess without it. So
     * no salt is stored: {@code HMAC-SHA256(HMAC-SHA256(key, "whosaw.salt"), length of label in one
     * byte ‖ label ‖ id in eight)}.
     *
     * @param label what the leaf is of, for example {@code access}; at most 255 bytes
     * @param id the entry; label and id together are of one leaf alone
     */
    public byte[] salt(String label, long id) {
        byte[] name = label.getBytes(StandardCharsets.UTF_8);
        if (name.length > 255) {
            throw new IllegalArgumentException("a label has at most 255 bytes");
        }
        byte[] message =
                ByteBuffer.allocate(1 + name.length + Long.BYTES)
                        .put((byte) name.length)
                        .put(name)
                        .putLong(id)
                        .array();
        try {
            Mac mac = MACS.get();
            mac.init(salting);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a salt can not be made", e);
        }
    }

    /** Returns the text sealed for {@code context}, for example {@code person.name}. */
    public byte[] seal(String context, String text) {
        return sealBytes(context, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the text sealed, or null for null. */
    public byte @Nullable [] sealNullable(String context, @Nullable String text) {
        return text == null ? null : seal(context, text);
    }

    /** Returns the bytes sealed for {@code context}. */
    public byte[] sealBytes(String context, byte[] plain) {
        return SealedValue.seal(
                suite,
                sealing(suite),
                new byte[] {(byte) (MARK | suite.number())},
                context,
                plain,
                random);
    }

    /** Says whether a sealed value was sealed under a person's key, and not the portal's own. */
    public static boolean sealed(byte[] value) {
        return value.length > 0 && (value[0] & 0xf0) == MARK;
    }

    /**
     * Returns the text that {@link #seal} sealed for the same context.
     *
     * @throws PortalException when the value was changed, or sealed for another context or key
     */
    public String open(String context, byte[] sealed) {
        return new String(openBytes(context, sealed), StandardCharsets.UTF_8);
    }

    /** Returns the text opened, or null for null. */
    public @Nullable String openNullable(String context, byte @Nullable [] sealed) {
        return sealed == null ? null : open(context, sealed);
    }

    /** Returns the bytes that {@link #sealBytes} sealed for the same context. */
    public byte[] openBytes(String context, byte[] sealed) {
        if (sealed.length < HEAD + SealSuite.TAG_BYTES || !sealed(sealed)) {
            throw new PortalException(CryptoError.SEAL_BROKEN);
        }
        SealSuite used = SealSuite.of(sealed[0] & 0x0f);
        return SealedValue.open(used, sealing(used), 1, context, sealed);
    }

    private SecretKeySpec sealing(SealSuite used) {
        return used.keyFrom(KeyDerivation.derive(raw, "whosaw.seal." + used.number()));
    }

    /** Returns the 32 bytes, for wrapping alone. */
    byte[] raw() {
        return raw.clone();
    }

    @Override
    public String toString() {
        return "DataKey[REDACTED]";
    }
}
