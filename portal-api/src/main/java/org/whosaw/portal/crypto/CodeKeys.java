package org.whosaw.portal.crypto;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Makes keys of codes that only their holder knows. What is sealed under such a key can be opened
 * by nobody else, not even by who has the key file: of code and key nothing is stored but the place
 * where to look, and both are a {@link SlowHash} away from the code. Safe for threads.
 */
public final class CodeKeys {
    private static final int PLACE_BYTES = 16;

    private final Keyring keyring;
    private final RandomSource random;
    private final byte[] salt;
    private final SlowHash slow = new SlowHash();

    public CodeKeys(Keyring keyring, RandomSource random) {
        this.keyring = keyring;
        this.random = random;
        // The key of the blind indexes never changes for a database, so codes stay good.
        this.salt = KeyDerivation.derive(keyring.key(Keyring.Use.INDEX), "whosaw.code.salt");
    }

    /** What a code opens: where its things lie, and the key that they are sealed under. */
    public static final class CodeKey {
        private final byte[] place;
        private final DataKey key;

        private CodeKey(byte[] place, DataKey key) {
            this.place = place;
            this.key = key;
        }

        /** Returns 16 bytes under which the holder's things are found; they tell nothing. */
        public byte[] place() {
            return place.clone();
        }

        /** Returns the key. */
        public DataKey key() {
            return key;
        }

        /** Returns both as one text, for her browser alone: it stands for the code. */
        public String token() {
            byte[] both = Arrays.copyOf(place, PLACE_BYTES + DataKey.BYTES);
            System.arraycopy(key.raw(), 0, both, PLACE_BYTES, DataKey.BYTES);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(both);
        }

        @Override
        public String toString() {
            return "CodeKey[REDACTED]";
        }
    }

    /** Returns what a code opens; slow on purpose. */
    public CodeKey of(String code) {
        byte[] root = slow.of(code, salt);
        byte[] place = KeyDerivation.derive(root, "whosaw.code.place");
        byte[] key = KeyDerivation.derive(root, "whosaw.code.key");
        return key(Arrays.copyOf(place, PLACE_BYTES), key);
    }

    /** Returns a key that no code opens: who is to open it keeps its token. */
    public CodeKey fresh() {
        return key(random.bytes(PLACE_BYTES), random.bytes(DataKey.BYTES));
    }

    /** Returns what a token stands for; empty when it is none. */
    public Optional<CodeKey> ofToken(String token) {
        try {
            byte[] both = Base64.getUrlDecoder().decode(token);
            return both.length != PLACE_BYTES + DataKey.BYTES
                    ? Optional.empty()
                    : Optional.of(
                            key(
                                    Arrays.copyOf(both, PLACE_BYTES),
                                    Arrays.copyOfRange(both, PLACE_BYTES, both.length)));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // somebody wrote a cookie of his own
        }
    }

    private CodeKey key(byte[] place, byte[] key) {
        return new CodeKey(place, new DataKey(key, keyring.suite().sealing(), random));
    }
}
