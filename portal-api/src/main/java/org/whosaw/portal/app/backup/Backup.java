package org.whosaw.portal.app.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.ledger.LedgerReader.SignedCheckpoint;
import org.whosaw.portal.store.DatabaseSettings;
import org.whosaw.portal.store.Migrator;
import org.whosaw.portal.store.copy.TableDump;

/** Makes a backup of one moment while the server goes on; the data keys go apart. */
public final class Backup {
    static final String KEYS_ENDING = ".keys.gz";

    /** The table that must never lie in a backup. */
    static final String KEYS_TABLE = "data_key";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DatabaseSettings database;
    private final Supplier<Optional<SignedCheckpoint>> newest;
    private final Path keys;
    private final Duration keepKeys;
    private final Clock clock;

    /**
     * Builds it.
     *
     * @param newest returns the newest checkpoint of the database
     * @param keys the folder of copies of data keys
     */
    public Backup(
            DatabaseSettings database,
            Supplier<Optional<SignedCheckpoint>> newest,
            Path keys,
            Duration keepKeys,
            Clock clock) {
        this.database = database;
        this.newest = newest;
        this.keys = keys;
        this.keepKeys = keepKeys;
        this.clock = clock;
    }

    /**
     * What was made.
     *
     * @param folder the backup, without keys
     * @param keyCopy the keys, apart
     * @param destroyed how many older copies of keys were destroyed
     */
    public record Made(Path folder, Path keyCopy, long rows, long treeSize, int destroyed) {}

    /** Makes a backup in a new folder below {@code where}. */
    public Made make(Path where) {
        Instant now = clock.instant();
        String stamp = STAMP.format(now);
        Path folder = where.resolve("portal-" + stamp);
        Path keyCopy = keys.resolve(stamp + KEYS_ENDING);
        if (keys.toAbsolutePath().normalize().startsWith(where.toAbsolutePath().normalize())) {
            throw new BackupError(
                    "Copies of data keys must not lie in the folder of backups: set backup.keys"
                            + " (PORTAL_KEY_COPIES) to another place.");
        }
        if (Files.exists(folder)) {
            throw new BackupError(folder + " is there already; try again in a second.");
        }
        try {
            Files.createDirectories(folder);
            Files.createDirectories(keys);
            MessageDigest hash = sha256();
            // Read before the copy begins: the copy knows at least as much.
            SignedCheckpoint signed = newest.get().orElse(null);
            Map<String, Long> rows;
            Path part = folder.resolve(BackupCard.DATA + ".part");
            try (OutputStream out =
                            new DigestOutputStream(Files.newOutputStream(owned(part)), hash);
                    OutputStream apart = Files.newOutputStream(owned(keyCopy))) {
                rows = TableDump.write(database, KEYS_TABLE::equals, out, apart);
            }
            Files.move(part, folder.resolve(BackupCard.DATA), StandardCopyOption.ATOMIC_MOVE);
            write(folder, now, rows, HexFormat.of().formatHex(hash.digest()), signed);
            return new Made(
                    folder,
                    keyCopy,
                    rows.values().stream().mapToLong(Long::longValue).sum(),
                    signed == null ? 0 : signed.size(),
                    destroyOld(now));
        } catch (IOException e) {
            throw new BackupError("The backup could not be written: " + e.getMessage(), e);
        }
    }

    private static void write(
            Path folder,
            Instant now,
            Map<String, Long> rows,
            String hash,
            @Nullable SignedCheckpoint signed)
            throws IOException {
        String note = signed == null ? null : signed.note();
        BackupCard card =
                new BackupCard(
                        BackupCard.FORMAT,
                        now.toString(),
                        Migrator.digest(),
                        rows,
                        hash,
                        signed == null ? 0 : signed.size(),
                        note);
        JSON.writerWithDefaultPrettyPrinter()
                .writeValue(folder.resolve(BackupCard.NAME).toFile(), card);
        if (note != null) {
            Files.writeString(folder.resolve("checkpoint"), note);
        }
    }

    /** Makes a file that only its owner reads, where the system knows such files. */
    private static Path owned(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        return file;
    }

    private int destroyOld(Instant now) throws IOException {
        String oldest = STAMP.format(now.minus(keepKeys));
        int destroyed = 0;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(keys, "*" + KEYS_ENDING)) {
            for (Path each : all) {
                String name = each.getFileName().toString();
                if (name.compareTo(oldest) < 0) {
                    Files.write(each, new byte[(int) Math.min(Files.size(each), 1 << 28)]);
                    Files.delete(each);
                    destroyed++;
                }
            }
        }
        return destroyed;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256 in this JVM", e);
        }
    }
}
