package org.whosaw.portal.crypto;

import java.nio.ByteBuffer;
import org.whosaw.portal.kernel.PortalException;

/**
 * Wraps data keys under the portal's key-encryption key, so that a database without the key file
 * opens nothing. A wrapped key is the byte {@code 0x20 + suite}, the wrapping key's number in four
 * bytes, 12 bytes of nonce, then ciphertext and tag; it is bound to its owner, so that two rows can
 * not be swapped. Safe for threads.
 */
public final class KeyWrap {
    private static final int MARK = 0x20;
    private static final int HEAD = 1 + Integer.BYTES;

    private final Keyring keyring;
    private final RandomSource random;

    public KeyWrap(Keyring keyring, RandomSource random) {
        this.keyring = keyring;
        this.random = random;
    }

    /** A data key and how it is stored. */
    public record Wrapped(DataKey key, byte[] bytes) {
        @Override
        public String toString() {
            return "Wrapped[REDACTED]";
        }
    }

    /** Returns a fresh data key for {@code owner}. */
    public Wrapped make(long owner) {
        DataKey key = key(random.bytes(DataKey.BYTES));
        return new Wrapped(key, wrap(owner, key));
    }

    private DataKey key(byte[] raw) {
        return new DataKey(raw, keyring.suite().sealing(), random);
    }

    /**
     * Returns a key of the house wrapped: the one of the key file, or a fresh one when it has none.
     */
    public byte[] wrapHouse(Keyring.Use use) {
        byte[] raw = keyring.isHouseInFile() ? keyring.key(use) : random.bytes(DataKey.BYTES);
        return wrap(houseOwner(use), key(raw));
    }

    /**
     * Gives the keyring a key of the house that was wrapped.
     *
     * @throws PortalException when the key file is not of this database
     */
    public void takeHouse(Keyring.Use use, byte[] wrapped) {
        keyring.takeHouse(use, open(houseOwner(use), wrapped).raw());
    }

    /** Returns under which number a key of the house is kept; persons' are above nought. */
    public static long houseOwner(Keyring.Use use) {
        return switch (use) {
            case SEALING -> -1;
            case INDEX -> -2;
            case PSEUDONYM -> -3;
            case CURSOR -> -4;
            default ->
                    throw new IllegalArgumentException("a key that signs is never in a database");
        };
    }

    private byte[] wrap(long owner, DataKey key) {
        SealSuite suite = keyring.suite().sealing();
        int id = keyring.wrappingId();
        byte[] head =
                ByteBuffer.allocate(HEAD).put((byte) (MARK | suite.number())).putInt(id).array();
        return SealedValue.seal(
                suite,
                suite.keyFrom(keyring.wrappingKey(id)),
                head,
                context(owner),
                key.raw(),
                random);
    }

    /**
     * Returns the data key that {@link #make} wrapped for the same owner.
     *
     * @throws PortalException when it was changed, is another's, or its wrapping key is not in the
     *     key file
     */
    public DataKey open(long owner, byte[] wrapped) {
        if (wrapped.length < HEAD || (wrapped[0] & 0xf0) != MARK) {
            throw new PortalException(CryptoError.SEAL_BROKEN);
        }
        SealSuite suite = SealSuite.of(wrapped[0] & 0x0f);
        byte[] wrapping = keyring.wrappingKey(idOf(wrapped));
        return key(SealedValue.open(suite, suite.keyFrom(wrapping), HEAD, context(owner), wrapped));
    }

    /** Returns the same data key wrapped under the newest wrapping key. */
    public byte[] renew(long owner, byte[] wrapped) {
        return wrap(owner, open(owner, wrapped));
    }

    /** Returns which wrapping key opens it. */
    public static int idOf(byte[] wrapped) {
        return ByteBuffer.wrap(wrapped, 1, Integer.BYTES).getInt();
    }

    /** Returns the number of the key that wraps from now on. */
    public int newestId() {
        return keyring.wrappingId();
    }

    private static String context(long owner) {
        return "data_key." + owner;
    }
}
