package org.whosaw.portal.ingest.file;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import org.whosaw.portal.ingest.sheet.rest.SheetTally;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.store.Database;

/** Remembers how far a file is durable, by its hash and by how it is read. Safe for threads. */
final class FileJournal {
    private final Database database;
    private final IdSource ids;
    private final Clock clock;

    /**
     * A file that is being read.
     *
     * @param chunks how many are durable
     * @param tally what they were
     */
    record Entry(long id, int chunks, SheetTally tally) {}

    FileJournal(Database database, IdSource ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /** Begins a file, or goes on with one that was stopped. */
    Entry begin(FileJob job, byte[] sha256, String settings) {
        byte[] how = how(job, settings);
        FileDao.Row fresh =
                new FileDao.Row(
                        ids.next(),
                        job.hospital().value(),
                        sha256,
                        how,
                        job.format(),
                        "begun",
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        null,
                        Micros.of(clock.instant()),
                        null);
        FileDao.Row row =
                database.inTransaction(
                        tx -> {
                            FileDao dao = tx.dao(FileDao.class);
                            dao.begin(fresh);
                            return dao.find(job.hospital().value(), sha256, how).orElseThrow();
                        });
        return new Entry(row.id(), row.chunks(), tally(row));
    }

    /** Notes that a chunk is durable. */
    void durable(Entry entry, SheetTally added) {
        database.write(
                tx ->
                        tx.dao(FileDao.class)
                                .durable(
                                        entry.id(),
                                        added.pages(),
                                        added.rows(),
                                        added.accepted(),
                                        added.duplicate(),
                                        added.held(),
                                        added.doubtful(),
                                        added.rejected()));
    }

    /** Notes that the whole file is durable; rows refused outside of chunks are added. */
    SheetTally finish(Entry entry, long refused) {
        long at = Micros.of(clock.instant());
        return database.inTransaction(
                tx -> {
                    FileDao dao = tx.dao(FileDao.class);
                    dao.finish(entry.id(), refused, at);
                    return tally(dao.byId(entry.id()).orElseThrow());
                });
    }

    /**
     * What is known of a file that was taken.
     *
     * @param sha256 its hash
     */
    record Known(byte[] sha256, SheetTally tally) {}

    /** Notes what became of the original of a file that a kill left, and returns what is known. */
    Known known(long id, String became) {
        return database.inTransaction(
                tx -> {
                    FileDao dao = tx.dao(FileDao.class);
                    dao.original(id, became);
                    return dao.byId(id)
                            .map(row -> new Known(row.sha256(), tally(row)))
                            .orElse(new Known(new byte[0], SheetTally.NONE));
                });
    }

    /** Notes what became of the original. */
    void original(Entry entry, String became) {
        database.write(tx -> tx.dao(FileDao.class).original(entry.id(), became));
    }

    private static SheetTally tally(FileDao.Row row) {
        return new SheetTally(
                row.pages(),
                row.rowCount(),
                row.accepted(),
                row.duplicate(),
                row.held(),
                row.doubtful(),
                row.rejected());
    }

    private static byte[] how(FileJob job, String settings) {
        String all =
                String.join(
                        "\u0000",
                        job.format(),
                        String.valueOf(job.mapping()),
                        String.valueOf(job.origin()),
                        settings);
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(all.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256 in this JVM", e);
        }
    }
}
