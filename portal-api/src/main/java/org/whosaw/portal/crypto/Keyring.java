package org.whosaw.portal.crypto;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.kernel.PortalException;

/** Holds the portal's keys, as read from one key file. Safe for threads; never prints a key. */
public final class Keyring {
    /**
     * The keys there are; the name on the left of its line is the constant in lower case. Those of
     * the {@link #HOUSE} lie wrapped in the database once it was opened, and then the file need not
     * hold them.
     */
    public enum Use {
        /** Seals identifiers, names, phones and free text that belong to no one person. */
        SEALING,
        /** Keys the blind indexes. */
        INDEX,
        /** Makes the codes of staff that differ from patient to patient. */
        PSEUDONYM,
        /** Signs cursors and short-lived challenges. */
        CURSOR,
        /** The seed that signs access tokens. */
        TOKEN,
        /** The seed that signs the ledger's checkpoints: its own, so that tokens' can change. */
        NOTE,
        /**
         * The seed that signed checkpoints before; there only while those who check change over.
         */
        NOTE_BEFORE
    }

    /**
     * What everything in a database hangs on. None of it stands in the key file for long: wrapped
     * in the database it needs a wrapping key, and that one changes.
     */
    public static final Set<Use> HOUSE =
            Collections.unmodifiableSet(
                    EnumSet.of(Use.SEALING, Use.INDEX, Use.PSEUDONYM, Use.CURSOR));

    private static final Logger LOG = LoggerFactory.getLogger(Keyring.class);
    private static final long LOOK_EVERY_NANOS = 2_000_000_000L;

    private final @Nullable Path file;
    private final Map<Use, byte[]> house = new ConcurrentHashMap<>();
    private volatile KeyFile keys;
    private volatile long lookedAt = System.nanoTime();
    private volatile @Nullable FileTime written;

    private Keyring(KeyFile keys, @Nullable Path file) {
        this.keys = keys;
        this.file = file;
        this.written = file == null ? null : writtenAt(file);
    }

    /** Returns fresh keys. A demo keyring is refused by {@code server}. */
    public static Keyring generate(RandomSource random, boolean demo) {
        return generate(random, CryptoSuite.INTERNATIONAL, demo);
    }

    /** Returns fresh keys of a suite. */
    public static Keyring generate(RandomSource random, CryptoSuite suite, boolean demo) {
        return new Keyring(KeyFile.generate(random, suite, demo), null);
    }

    /**
     * Reads a key file.
     *
     * @throws PortalException when it is missing, readable by group or others, or not whole; the
     *     text names the command that mends it
     */
    public static Keyring read(Path file) {
        return new Keyring(KeyFile.read(file), file);
    }

    /** Returns what stands in the file now; looks whether it was changed every two seconds. */
    private KeyFile keys() {
        if (file != null && System.nanoTime() - lookedAt > LOOK_EVERY_NANOS) {
            refresh();
        }
        return keys;
    }

    /**
     * Takes up a changed key file. One that is not whole, or with which nothing stored would be
     * found again, is passed over: what runs goes on with the keys that it has.
     */
    synchronized void refresh() {
        lookedAt = System.nanoTime();
        if (file == null) {
            return;
        }
        FileTime now = writtenAt(file);
        if (now == null || now.equals(written)) {
            return;
        }
        try {
            KeyFile fresh = KeyFile.read(file);
            if (fresh.continues(keys)) {
                keys = fresh;
                LOG.info("keys taken up wrapping={}", fresh.wrapping().lastKey());
            } else {
                LOG.error("the key file was changed to one of another database: not taken up");
            }
            written = now;
        } catch (PortalException e) {
            LOG.error("the key file was changed and is not whole: not taken up");
        }
    }

    private static @Nullable FileTime writtenAt(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return null; // looked at again later
        }
    }

    /**
     * Returns these keys with a new wrapping key and a new signing seed; the old wrapping keys stay
     * for what they wrapped, and of the old signing keys the public halves.
     */
    public Keyring rotated(RandomSource random, Instant now) {
        KeyFile before = keys();
        Map<Use, byte[]> changed = new EnumMap<>(before.keys());
        changed.put(Use.TOKEN, random.bytes(32));
        SortedMap<Integer, byte[]> wrapping = new TreeMap<>(before.wrapping());
        wrapping.put(wrapping.lastKey() + 1, random.bytes(32));
        List<KeyFile.Retired> retired = new ArrayList<>();
        for (SignSuite each : signSuites()) {
            retired.add(retired("token", SigningKey.ofSeed(key(Use.TOKEN), each), now));
            retired.add(retired("answer", SigningKey.of(this, "answer", each), now));
        }
        return new Keyring(before.with(changed, wrapping, retired), null);
    }

    /** Returns these keys without the wrapping keys before the newest: nothing is under them. */
    public Keyring withoutOldWrapping() {
        KeyFile before = keys();
        SortedMap<Integer, byte[]> newest = before.wrapping().tailMap(before.wrapping().lastKey());
        return new Keyring(before.with(before.keys(), newest, List.of()), null);
    }

    /**
     * Returns these keys with a new seed for checkpoints; the old one signs beside it until {@link
     * #settledNotes}.
     */
    public Keyring rotatedNotes(RandomSource random) {
        KeyFile before = keys();
        if (before.keys().containsKey(Use.NOTE_BEFORE)) {
            throw new PortalException(CryptoError.NOTE_CHANGING);
        }
        Map<Use, byte[]> changed = new EnumMap<>(before.keys());
        changed.put(Use.NOTE_BEFORE, key(Use.NOTE));
        changed.put(Use.NOTE, random.bytes(32));
        return new Keyring(before.with(changed, before.wrapping(), List.of()), null);
    }

    /** Returns these keys without the old seed of checkpoints, whose public half stays. */
    public Keyring settledNotes(Instant now) {
        KeyFile before = keys();
        Map<Use, byte[]> changed = new EnumMap<>(before.keys());
        byte[] old = changed.remove(Use.NOTE_BEFORE);
        List<KeyFile.Retired> retired = new ArrayList<>();
        if (old != null) {
            signSuites()
                    .forEach(
                            each ->
                                    retired.add(
                                            retired("note", SigningKey.ofSeed(old, each), now)));
        }
        return new Keyring(before.with(changed, before.wrapping(), retired), null);
    }

    private static KeyFile.Retired retired(String use, SigningKey key, Instant now) {
        return new KeyFile.Retired(
                use, key.verifyingKey().bytes(), now.truncatedTo(ChronoUnit.SECONDS));
    }

    /** Returns these keys without those of the house, which are to be in the database. */
    public Keyring withoutHouse() {
        KeyFile before = keys();
        Map<Use, byte[]> rest = new EnumMap<>(before.keys());
        rest.keySet().removeAll(HOUSE);
        return new Keyring(before.with(rest, before.wrapping(), List.of()), null);
    }

    /** Says whether the key file itself holds the keys of the house, for whoever reads it. */
    public boolean isHouseInFile() {
        return keys().keys().keySet().containsAll(HOUSE);
    }

    /**
     * Takes a key of the house from the database.
     *
     * @throws PortalException when the key file has another: it is of another database
     */
    void takeHouse(Use use, byte[] key) {
        byte[] inFile = keys().keys().get(use);
        if (inFile != null && !MessageDigest.isEqual(inFile, key)) {
            throw new PortalException(CryptoError.SEAL_BROKEN);
        }
        house.put(use, key.clone());
    }

    /** Returns the public halves of keys that signed for a use once, the newest last. */
    public List<VerifyingKey> retired(String use) {
        return keys().retired().stream()
                .filter(each -> each.use().equals(use))
                .map(each -> VerifyingKey.of(each.key()))
                .toList();
    }

    /** Says whether the old seed of checkpoints signs beside the new one. */
    public boolean isChangingNotes() {
        return keys().keys().containsKey(Use.NOTE_BEFORE);
    }

    /** Says something that changes when the keys do, for who remembers what was made of them. */
    public Object state() {
        return keys();
    }

    /** Puts these keys in the place of a key file in one step. */
    public void replace(Path target) {
        keys.replace(target);
    }

    /** Returns the numbers of the keys that wrap or wrapped data keys. */
    public List<Integer> wrappingIds() {
        return List.copyOf(keys().wrapping().keySet());
    }

    /** Writes a new key file that only its owner can read; refuses to write over one. */
    public void write(Path file) {
        keys.writeNew(file);
    }

    /** Says whether the keys were made for the demo world. */
    public boolean isDemo() {
        return keys().demo();
    }

    /** Returns what is sealed and signed with from now on. */
    public CryptoSuite suite() {
        return keys().suite();
    }

    /**
     * Returns the suites of what these keys sign or may have signed: Ed25519 always, SM2 where the
     * key file names it.
     */
    public List<SignSuite> signSuites() {
        boolean national = suite() == CryptoSuite.NATIONAL || indexSuite() == CryptoSuite.NATIONAL;
        return national ? List.of(SignSuite.values()) : List.of(SignSuite.ED25519);
    }

    /** Returns what checks tokens that these keys signed, under whichever suite. */
    public List<VerifyingKey> tokenKeys() {
        byte[] seed = key(Use.TOKEN);
        return signSuites().stream()
                .map(each -> SigningKey.ofSeed(seed, each).verifyingKey())
                .toList();
    }

    /** Returns the keys of a seed for checkpoints, Ed25519 first: all of them sign. */
    public List<SigningKey> noteKeys(Use seed) {
        byte[] bytes = key(seed);
        boolean both = suite() == CryptoSuite.NATIONAL;
        return Arrays.stream(SignSuite.values())
                .filter(each -> both || each == SignSuite.ED25519)
                .map(each -> SigningKey.ofSeed(bytes, each))
                .toList();
    }

    /** Returns what keys the blind indexes; it never changes for a database. */
    CryptoSuite indexSuite() {
        return keys().indexSuite();
    }

    /** Returns a copy of one key. */
    public byte[] key(Use use) {
        byte[] key = house.get(use);
        if (key == null) {
            key = keys().keys().get(use);
        }
        if (key == null) {
            throw new IllegalStateException("no key for " + use);
        }
        return key.clone();
    }

    /** Returns the number of the key that wraps data keys from now on. */
    int wrappingId() {
        return keys().wrapping().lastKey();
    }

    /**
     * Returns the key of a number that wraps data keys.
     *
     * @throws PortalException when the key file has none of that number
     */
    byte[] wrappingKey(int id) {
        byte[] key = keys().wrapping().get(id);
        if (key == null) {
            refresh(); // another process may have wrapped under a key that is new in the file
            key = keys.wrapping().get(id);
        }
        if (key == null) {
            throw new PortalException(CryptoError.SEAL_BROKEN);
        }
        return key.clone();
    }

    @Override
    public String toString() {
        return "Keyring[REDACTED]";
    }
}
