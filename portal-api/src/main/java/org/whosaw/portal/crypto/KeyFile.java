package org.whosaw.portal.crypto;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.whosaw.portal.crypto.Keyring.Use;
import org.whosaw.portal.kernel.PortalException;

/**
 * What stands in a key file. Immutable; never prints a key.
 *
 * <ul>
 *   <li>{@code suite=…} chooses what is sealed and signed with from now on;
 *   <li>{@code index.suite=…} keys the blind indexes, and stays as it was when the first row was
 *       written: under another nothing would be found again;
 *   <li>one line for each {@link Use}, 32 bytes in Base64; those of {@link Keyring#HOUSE} are there
 *       all or not at all, for they lie wrapped in the database;
 *   <li>{@code wrap.1=…}, {@code wrap.2=…} wrap data keys, the highest from now on;
 *   <li>{@code note.before=…} signs checkpoints beside {@code note} while those who check change
 *       over;
 *   <li>{@code retired.1000=…} are public halves of keys that sign no more, 32 bytes of Ed25519 or
 *       33 of SM2.
 * </ul>
 *
 * A file from before data keys lacks {@code wrap} and {@code note}: both then follow from keys that
 * it has, as they did when it was made.
 */
record KeyFile(
        CryptoSuite suite,
        CryptoSuite indexSuite,
        boolean demo,
        Map<Use, byte[]> keys,
        SortedMap<Integer, byte[]> wrapping,
        List<Retired> retired) {
    private static final int KEY_BYTES = 32;
    private static final String WRAP = "wrap.";
    private static final String RETIRED = "retired.";

    /** The public half of a key that signs no more, so that what it signed stays checkable. */
    record Retired(String use, byte[] key, Instant at) {
        private static Retired parse(String line) {
            String[] parts = line.strip().split(" ", 3);
            return new Retired(parts[0], publicKey(parts[1]), Instant.parse(parts[2]));
        }

        private static byte[] publicKey(String text) {
            byte[] key = Base64.getDecoder().decode(text);
            if (SignSuite.ofKeyBytes(key.length).isEmpty()) {
                throw new IllegalArgumentException("no public key has that length");
            }
            return key;
        }

        private String line() {
            return use + " " + Base64.getEncoder().encodeToString(key) + " " + at;
        }
    }

    KeyFile {
        keys = Collections.unmodifiableMap(new EnumMap<>(keys));
        wrapping = Collections.unmodifiableSortedMap(new TreeMap<>(wrapping));
        retired = List.copyOf(retired);
    }

    static KeyFile generate(RandomSource random, CryptoSuite suite, boolean demo) {
        Map<Use, byte[]> keys = new EnumMap<>(Use.class);
        for (Use use : EnumSet.complementOf(EnumSet.of(Use.NOTE_BEFORE))) {
            keys.put(use, random.bytes(KEY_BYTES));
        }
        SortedMap<Integer, byte[]> wrapping = new TreeMap<>();
        wrapping.put(1, random.bytes(KEY_BYTES));
        return new KeyFile(suite, suite, demo, keys, wrapping, List.of());
    }

    /**
     * Reads a key file.
     *
     * @throws PortalException when it is missing, readable by group or others, or not whole; the
     *     text names the command that mends it
     */
    static KeyFile read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new PortalException(CryptoError.KEY_FILE_MISSING, file.getFileName());
        }
        try {
            if (isReadableByOthers(file)) {
                throw new PortalException(CryptoError.KEY_FILE_READABLE, file.getFileName());
            }
            Properties lines = new Properties();
            lines.load(new StringReader(Files.readString(file, StandardCharsets.UTF_8)));
            return parse(lines);
        } catch (IOException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | DateTimeException e) {
            throw new PortalException(CryptoError.KEY_FILE_INVALID, file.getFileName());
        }
    }

    private static boolean isReadableByOthers(Path file) throws IOException {
        if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
            return false;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        return permissions.contains(PosixFilePermission.GROUP_READ)
                || permissions.contains(PosixFilePermission.OTHERS_READ)
                || permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE);
    }

    private static KeyFile parse(Properties lines) {
        Map<Use, byte[]> keys = new EnumMap<>(Use.class);
        for (Use use : Use.values()) {
            String line = lines.getProperty(nameOf(use));
            if (line != null || use == Use.TOKEN) {
                keys.put(use, key(line));
            }
        }
        demandAllOrNone(keys.keySet());
        keys.computeIfAbsent(
                Use.NOTE,
                use -> KeyDerivation.derive(present(keys, Use.TOKEN), "whosaw.sign.ledger"));
        SortedMap<Integer, byte[]> wrapping = new TreeMap<>();
        for (String name : lines.stringPropertyNames()) {
            if (name.startsWith(WRAP)) {
                int number = Integer.parseUnsignedInt(name.substring(WRAP.length()));
                wrapping.put(number, key(lines.getProperty(name)));
            }
        }
        List<Retired> retired = new ArrayList<>();
        lines.stringPropertyNames().stream()
                .filter(name -> name.startsWith(RETIRED))
                .sorted()
                .forEach(name -> retired.add(Retired.parse(lines.getProperty(name))));
        if (wrapping.isEmpty()) {
            wrapping.put(1, KeyDerivation.derive(present(keys, Use.SEALING), "whosaw.wrap.1"));
        }
        return new KeyFile(
                suite(lines.getProperty("suite", "")),
                suite(lines.getProperty("index.suite", CryptoSuite.INTERNATIONAL.line())),
                Boolean.parseBoolean(lines.getProperty("demo", "false")),
                keys,
                wrapping,
                retired);
    }

    private static void demandAllOrNone(Set<Use> there) {
        if (!there.containsAll(Keyring.HOUSE) && !Collections.disjoint(there, Keyring.HOUSE)) {
            throw new IllegalArgumentException("a line is missing");
        }
    }

    private static CryptoSuite suite(String line) {
        return CryptoSuite.parse(line).orElseThrow(IllegalArgumentException::new);
    }

    private static byte[] key(String line) {
        byte[] key = Base64.getDecoder().decode(line == null ? "" : line);
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key has 32 bytes");
        }
        return key;
    }

    private static String nameOf(Use use) {
        return use.name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** Returns these keys with others in some places. */
    KeyFile with(
            Map<Use, byte[]> changed,
            SortedMap<Integer, byte[]> wrappingNow,
            List<Retired> retiredToo) {
        List<Retired> all = new ArrayList<>(retired);
        all.addAll(retiredToo);
        return new KeyFile(suite, indexSuite, demo, changed, wrappingNow, all);
    }

    /** Says whether this can take the place of {@code before} under a running server. */
    boolean continues(KeyFile before) {
        return suiteOfIndexIs(before)
                && wrapping.containsKey(before.wrapping().lastKey())
                && Keyring.HOUSE.stream().allMatch(use -> isSameOrGone(use, before));
    }

    private boolean isSameOrGone(Use use, KeyFile before) {
        return !keys.containsKey(use)
                || !before.keys().containsKey(use)
                || Arrays.equals(keys.get(use), before.keys().get(use));
    }

    private boolean suiteOfIndexIs(KeyFile before) {
        return indexSuite == before.indexSuite() && demo == before.demo();
    }

    /** Writes a new key file that only its owner can read; refuses to write over one. */
    void writeNew(Path file) {
        try {
            if (Files.exists(file)) {
                throw new PortalException(CryptoError.KEY_FILE_EXISTS, file.getFileName());
            }
            write(file);
        } catch (IOException e) {
            throw new PortalException(CryptoError.KEY_FILE_INVALID, file.getFileName());
        }
    }

    /** Puts this in the place of a key file in one step, so that a reader sees one or the other. */
    void replace(Path file) {
        try {
            write(file);
        } catch (IOException e) {
            throw new PortalException(CryptoError.KEY_FILE_INVALID, file.getFileName());
        }
    }

    private void write(Path file) throws IOException {
        Path whole = file.toAbsolutePath();
        Files.createDirectories(whole.getParent());
        Path beside = whole.resolveSibling(whole.getFileName() + ".new");
        Files.deleteIfExists(beside);
        Files.createFile(
                beside,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(beside, text(), StandardOpenOption.TRUNCATE_EXISTING);
        Files.move(
                beside, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private String text() {
        StringBuilder text =
                new StringBuilder("# WhoSaw keys. Keep a copy apart from the database.\n");
        text.append("suite=").append(suite.line()).append('\n');
        text.append("index.suite=").append(indexSuite.line()).append('\n');
        text.append("demo=").append(demo).append('\n');
        keys.forEach((use, key) -> line(text, nameOf(use), key));
        wrapping.forEach((number, key) -> line(text, WRAP + number, key));
        for (int i = 0; i < retired.size(); i++) {
            text.append(RETIRED).append(1_000 + i).append('=');
            text.append(retired.get(i).line()).append('\n');
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, byte[] key) {
        text.append(name).append('=').append(Base64.getEncoder().encodeToString(key)).append('\n');
    }

    @Override
    public String toString() {
        return "KeyFile[REDACTED]";
    }

    private static byte[] present(Map<Use, byte[]> keys, Use use) {
        byte[] key = keys.get(use);
        if (key == null) {
            throw new IllegalArgumentException("a line is missing");
        }
        return key;
    }
}
