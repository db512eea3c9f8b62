package org.whosaw.portal.app.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.ledger.LedgerAudit;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.DatabaseSettings;
import org.whosaw.portal.store.Dialect;
import org.whosaw.portal.store.Migrator;
import org.whosaw.portal.store.copy.TableLoad;

/**
 * Puts a backup back, with the newest copy of the data keys, and proves its ledger before it is
 * where the server looks.
 */
public final class Restore {
    private static final Logger LOG = LoggerFactory.getLogger("whosaw.admin");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SQLITE = "jdbc:sqlite:";
    private static final int LONGEST = 1_000;

    private final DatabaseSettings target;
    private final Path keys;
    private final Function<DatabaseSettings, Rooms> house;
    private final Clock clock;

    /**
     * Builds it.
     *
     * @param keys the folder of copies of data keys
     * @param house opens what was put back: it works out the ledger anew, and remembers
     */
    public Restore(
            DatabaseSettings target,
            Path keys,
            Function<DatabaseSettings, Rooms> house,
            Clock clock) {
        this.target = target;
        this.keys = keys;
        this.house = house;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param folder the backup
     * @param keyCopy which copy of the data keys, or null for the newest
     * @param outsideSize how many entries the newest checkpoint has that someone outside holds, 0
     *     when none is known
     * @param reason why an older backup is put back all the same, or null
     */
    public record Asked(
            Path folder, @Nullable Path keyCopy, long outsideSize, @Nullable String reason) {}

    /** What was put back. */
    public record Done(String madeAt, long rows, long treeSize, Path keyCopy) {}

    /** Puts it back; throws and leaves nothing behind when it may not serve. */
    public Done run(Asked asked) {
        BackupCard card = card(asked.folder());
        demandNewEnough(card, asked);
        Path keyCopy = asked.keyCopy() == null ? newestKeys() : asked.keyCopy();
        boolean sqlite = Dialect.of(target.url()) == Dialect.SQLITE;
        Path file = sqlite ? Path.of(target.url().substring(SQLITE.length())) : null;
        DatabaseSettings where = target;
        if (file != null) {
            demandAbsent(file);
            where = new DatabaseSettings(SQLITE + part(file), "", "", target.readers());
        }
        Migrator.migrate(where);
        if (!TableLoad.isEmpty(where, "hospital", "person", "ledger_checkpoint", "staff_user")) {
            throw new BackupError(
                    "The database is not empty: name an empty one before a backup is put back.");
        }
        try {
            Map<String, Long> rows = load(where, asked.folder(), keyCopy, card);
            long entries = prove(where, card, asked);
            if (file != null) {
                settle(file);
            }
            LOG.info("backup restored entries={}", entries);
            return new Done(
                    card.madeAt(),
                    rows.values().stream().mapToLong(Long::longValue).sum(),
                    entries,
                    keyCopy);
        } catch (RuntimeException e) {
            undo(where, file);
            throw e;
        }
    }

    /** Works out the ledger anew; returns how many entries it has. */
    private long prove(DatabaseSettings where, BackupCard card, Asked asked) {
        try (Rooms rooms = house.apply(where)) {
            LedgerAudit.Report report = rooms.ledger().audit().check(null, size -> {});
            if (!report.findings().isEmpty()) {
                throw new BackupError(
                        "The ledger of this backup does not hold ("
                                + report.findings().size()
                                + " findings): it is not put back. Another backup may be whole.");
            }
            note(rooms.database(), card, asked);
            return report.size();
        }
    }

    private static BackupCard card(Path folder) {
        try {
            BackupCard card =
                    JSON.readValue(folder.resolve(BackupCard.NAME).toFile(), BackupCard.class);
            if (card.format() != BackupCard.FORMAT || !card.schema().equals(Migrator.digest())) {
                throw new BackupError(
                        "This backup was made by another version of the program: put it back with"
                                + " that version, then start this one.");
            }
            return card;
        } catch (IOException e) {
            throw new BackupError(folder + " is no backup: " + BackupCard.NAME + " is missing.", e);
        }
    }

    private static void demandNewEnough(BackupCard card, Asked asked) {
        String reason = asked.reason();
        boolean said = reason != null && !reason.isBlank() && reason.length() <= LONGEST;
        if (card.treeSize() < asked.outsideSize() && !said) {
            throw new BackupError(
                    "Someone outside holds a checkpoint of "
                            + asked.outsideSize()
                            + " entries, and this backup knows "
                            + card.treeSize()
                            + ": what was signed since would be gone, and everyone who holds it can"
                            + " show that. Take a newer backup; if there is none, say why:"
                            + " --although-older \"REASON\". The reason is kept.");
        }
    }

    private Path newestKeys() {
        TreeSet<Path> all = new TreeSet<>();
        try (DirectoryStream<Path> found =
                Files.newDirectoryStream(keys, "*" + Backup.KEYS_ENDING)) {
            found.forEach(all::add);
        } catch (IOException e) {
            throw new BackupError(
                    "No copy of the data keys is in " + keys + ": name one by --keys.", e);
        }
        if (all.isEmpty()) {
            throw new BackupError(
                    "No copy of the data keys is in " + keys + ": name one by --keys.");
        }
        return all.last();
    }

    private static void demandAbsent(Path file) {
        if (Files.exists(file)) {
            throw new BackupError(
                    file
                            + " is there: stop the server and move it away before a backup is put"
                            + " back.");
        }
    }

    private static Path part(Path file) {
        return file.resolveSibling(file.getFileName() + ".restoring");
    }

    private static Map<String, Long> load(
            DatabaseSettings where, Path folder, Path keyCopy, BackupCard card) {
        MessageDigest hash = Backup.sha256();
        try (InputStream data =
                        new DigestInputStream(
                                Files.newInputStream(folder.resolve(BackupCard.DATA)), hash);
                InputStream apart = Files.newInputStream(keyCopy)) {
            Map<String, Long> rows = TableLoad.read(where, List.of(data, apart));
            data.transferTo(OutputStream.nullOutputStream());
            if (!HexFormat.of().formatHex(hash.digest()).equals(card.sha256())) {
                throw new BackupError("The backup is not what was written: its hash differs.");
            }
            for (Map.Entry<String, Long> each : card.rows().entrySet()) {
                boolean counted = !each.getKey().equals(Backup.KEYS_TABLE);
                if (counted && !each.getValue().equals(rows.get(each.getKey()))) {
                    throw new BackupError("The backup lacks rows of " + each.getKey() + ".");
                }
            }
            return rows;
        } catch (IOException e) {
            throw new BackupError("The backup cannot be read: " + e.getMessage(), e);
        }
    }

    /** Writes down, with a leaf, that an older backup was put back on purpose. */
    private void note(Database database, BackupCard card, Asked asked) {
        String reason = asked.reason();
        if (reason == null || card.treeSize() >= asked.outsideSize()) {
            return;
        }
        database.write(
                tx ->
                        tx.dao(RestoreDao.class)
                                .add(
                                        micros(clock.instant()),
                                        micros(Instant.parse(card.madeAt())),
                                        card.treeSize(),
                                        asked.outsideSize(),
                                        reason));
        LOG.warn("an older backup was put back entries={}", card.treeSize());
    }

    private static long micros(Instant at) {
        return Micros.of(at);
    }

    private static void settle(Path file) {
        try {
            // The writer closed, so nothing of it lies in a log beside it any more.
            Files.move(part(file), file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new BackupError("The restored file could not be put in its place.", e);
        }
    }

    private static void undo(DatabaseSettings where, @Nullable Path file) {
        if (file == null) {
            TableLoad.drop(where); // it was empty before: what is there now is ours
            return;
        }
        for (String ending : List.of("", "-wal", "-shm")) {
            try {
                Files.deleteIfExists(Path.of(part(file) + ending));
            } catch (IOException e) {
                LOG.warn("a half restored file could not be removed");
            }
        }
    }
}
