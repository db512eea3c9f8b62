package org.whosaw.portal.crypto;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.whosaw.portal.kernel.PortalException;

/**
 * Holds the portal's keys, 32 bytes each, as read from one key file. Immutable, safe for threads;
 * never prints a key.
 */
public final class Keyring {
    /**
     * The keys a file must hold; the name on the left of its line is the constant in lower case.
     */
    public enum Use {
        /** Seals identifiers, names, phones and free text. */
        SEALING,
        /** Keys the blind indexes. */
        INDEX,
        /** Makes the codes of staff that differ from patient to patient. */
        PSEUDONYM,
        /** Signs cursors and short-lived challenges. */
        CURSOR,
        /** The Ed25519 seed that signs access tokens. */
        TOKEN
    }

    private static final String SUITE = "aes256gcm-hmacsha256-ed25519";

    private final Map<Use, byte[]> keys;
    private final boolean demo;

    private Keyring(Map<Use, byte[]> keys, boolean demo) {
        this.keys = new EnumMap<>(keys);
        this.demo = demo;
    }

    /** Returns fresh keys. A demo keyring is refused by {@code server}. */
    public static Keyring generate(RandomSource random, boolean demo) {
        Map<Use, byte[]> keys = new EnumMap<>(Use.class);
        for (Use use : Use.values()) {
            keys.put(use, random.bytes(32));
        }
        return new Keyring(keys, demo);
    }

    /**
     * Reads a key file.
     *
     * @throws PortalException when it is missing, readable by group or others, or not whole; the
     *     text names the command that mends it
     */
    public static Keyring read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new PortalException(CryptoError.KEY_FILE_MISSING, file.getFileName());
        }
        try {
            if (isReadableByOthers(file)) {
                throw new PortalException(CryptoError.KEY_FILE_READABLE, file.getFileName());
            }
            Properties lines = new Properties();
            lines.load(new StringReader(Files.readString(file, StandardCharsets.UTF_8)));
            return fromProperties(lines, file);
        } catch (IOException e) {
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

    private static Keyring fromProperties(Properties lines, Path file) {
        Map<Use, byte[]> keys = new EnumMap<>(Use.class);
        boolean whole = SUITE.equals(lines.getProperty("suite"));
        for (Use use : Use.values()) {
            byte[] key = decode(lines.getProperty(nameOf(use), ""));
            whole &= key.length == 32;
            keys.put(use, key);
        }
        if (!whole) {
            throw new PortalException(CryptoError.KEY_FILE_INVALID, file.getFileName());
        }
        return new Keyring(keys, Boolean.parseBoolean(lines.getProperty("demo", "false")));
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0]; // counted as not whole by the caller
        }
    }

    private static String nameOf(Use use) {
        return use.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Writes a new key file that only its owner can read; refuses to write over one. */
    public void write(Path file) {
        StringBuilder text =
                new StringBuilder("# WhoSaw keys. Keep a copy apart from the database.\n");
        text.append("suite=").append(SUITE).append("\ndemo=").append(demo).append('\n');
        for (Use use : Use.values()) {
            text.append(nameOf(use)).append('=');
            text.append(Base64.getEncoder().encodeToString(keys.get(use))).append('\n');
        }
        try {
            if (file.toAbsolutePath().getParent() != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
            }
            if (Files.exists(file)) {
                throw new PortalException(CryptoError.KEY_FILE_EXISTS, file.getFileName());
            }
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, text, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw new PortalException(CryptoError.KEY_FILE_INVALID, file.getFileName());
        }
    }

    /** Says whether the keys were made for the demo world. */
    public boolean isDemo() {
        return demo;
    }

    /** Returns a copy of one key. */
    public byte[] key(Use use) {
        byte[] key = keys.get(use);
        if (key == null) {
            throw new IllegalStateException("no key for " + use);
        }
        return key.clone();
    }

    @Override
    public String toString() {
        return "Keyring[REDACTED]";
    }
}
