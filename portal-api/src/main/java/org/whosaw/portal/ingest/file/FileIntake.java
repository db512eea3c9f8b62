package org.whosaw.portal.ingest.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.ingest.file.FileFormat.Course;
import org.whosaw.portal.ingest.file.FileFormat.Refused;
import org.whosaw.portal.ingest.sheet.rest.SheetTally;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.text.Language;

/**
 * Takes in files: reads, records, remembers how far, and then destroys or seals the original. While
 * rows of it are refused the original is sealed, whatever was asked: nothing is lost, nothing lies
 * open. Safe for threads; one file at a time is the caller's care.
 */
public final class FileIntake {
    private static final Logger LOG = LoggerFactory.getLogger("whosaw.ingest");

    private final Map<String, FileFormat> formats = new TreeMap<>();
    private final FileJournal journal;
    private final Originals originals;
    private final Counter refusals;

    /**
     * @param refusals counts what is refused, for the desk that watches the feeds
     */
    FileIntake(
            List<FileFormat> formats, FileJournal journal, Originals originals, Counter refusals) {
        formats.forEach(each -> this.formats.put(each.name(), each));
        this.journal = journal;
        this.originals = originals;
        this.refusals = refusals;
    }

    /** Counts what was refused of files of a format. */
    @FunctionalInterface
    public interface Counter {
        /** Adds so many by each rule; of a system when it is known. */
        void add(
                HospitalId hospital,
                @Nullable String system,
                String format,
                Map<String, Long> byRule);
    }

    /** Hears how much of a file is read. */
    @FunctionalInterface
    public interface Progress {
        /** Hears of so much of so much, in any unit. */
        void at(long done, long total);
    }

    /** Returns the names of the formats. */
    public List<String> formats() {
        return List.copyOf(formats.keySet());
    }

    /**
     * Takes in a file.
     *
     * @throws PortalException when the file as a whole can not be taken; it lies where it lay
     */
    public FileReport take(FileJob job, Progress progress, Language language) {
        FileFormat format = formats.get(job.format());
        if (format == null) {
            throw new PortalException(
                    FileError.FORMAT_UNKNOWN, String.join(", ", formats.keySet()));
        }
        try {
            Optional<FileReport> finished = finishDestroying(job.file());
            if (!Files.isRegularFile(job.file()) || !Files.isReadable(job.file())) {
                return finished.orElseThrow(() -> new PortalException(FileError.UNREADABLE));
            }
            return taken(job, format, progress, language);
        } catch (PortalException refused) {
            count(job, new Refused(job.origin().system(), Map.of(refused.errorCode().code(), 1L)));
            throw refused;
        } catch (IOException e) {
            LOG.warn("file not read: {}", e.getClass().getName());
            throw new PortalException(FileError.UNREADABLE);
        }
    }

    private FileReport taken(FileJob job, FileFormat format, Progress progress, Language language)
            throws IOException {
        byte[] hash = Originals.hash(job.file());
        FileJournal.Entry entry = journal.begin(job, hash, format.settings(job));
        long[] inChunks = new long[1];
        Course course =
                new Course() {
                    @Override
                    public void durable(SheetTally added) {
                        journal.durable(entry, added);
                        inChunks[0] += added.rejected();
                    }

                    @Override
                    public void progress(long done, long total) {
                        progress.at(done, total);
                    }
                };
        FileFormat.Outcome outcome = format.read(job, entry.chunks(), course, language);
        count(job, outcome.refused());
        if (!Arrays.equals(hash, Originals.hash(job.file()))) {
            throw new PortalException(FileError.CHANGED);
        }
        SheetTally tally = journal.finish(entry, outcome.tally().rejected() - inChunks[0]);
        String became = putAway(job, entry, tally);
        LOG.info(
                "file {} taken format={} rows={} rejected={} original={}",
                Ids.format(IdPrefix.FILE, entry.id()),
                job.format(),
                tally.rows(),
                tally.rejected(),
                became);
        return new FileReport(
                Ids.format(IdPrefix.FILE, entry.id()),
                HexFormat.of().formatHex(hash),
                entry.chunks(),
                tally,
                became,
                outcome.faults(),
                outcome.notes());
    }

    /** Destroys what a kill left of files in the same folder; returns the report of this one. */
    private Optional<FileReport> finishDestroying(Path file) throws IOException {
        Optional<FileReport> own = Optional.empty();
        for (Originals.Left left : originals.left(file.getParent())) {
            FileReport report = finished(left);
            own = Originals.isOf(left, file) ? Optional.of(report) : own;
        }
        return own;
    }

    /**
     * Destroys what a kill left in a folder of files that were durable, and returns their reports.
     */
    List<FileReport> finishDestroyingIn(Path folder) throws IOException {
        List<FileReport> reports = new ArrayList<>();
        for (Originals.Left left : originals.left(folder)) {
            reports.add(finished(left));
        }
        return reports;
    }

    private FileReport finished(Originals.Left left) throws IOException {
        originals.finish(left);
        String became = left.isSealed() ? "sealed" : "destroyed";
        FileJournal.Known known = journal.known(left.id(), became);
        String number = Ids.format(IdPrefix.FILE, left.id());
        LOG.info("file {} was being destroyed; it is now original={}", number, became);
        return new FileReport(
                number,
                HexFormat.of().formatHex(known.sha256()),
                0,
                known.tally(),
                became,
                List.of(),
                List.of());
    }

    private void count(FileJob job, Refused refused) {
        refusals.add(job.hospital(), refused.system(), job.format(), refused.byRule());
    }

    /**
     * Sealed first, durably; noted; destroyed last: a crash in between leaves too much, never too
     * little.
     */
    private String putAway(FileJob job, FileJournal.Entry entry, SheetTally tally)
            throws IOException {
        boolean seal = job.keep() == Keep.SEALED || tally.rejected() > 0;
        if (seal) {
            originals.seal(entry.id(), job.file());
        }
        String became = seal ? "sealed" : "destroyed";
        originals.destroy(entry.id(), job.file());
        journal.original(entry, became);
        return became;
    }

    /** Writes a sealed original out again, to a file that is not there yet. */
    public void unseal(String number, Path to) {
        try {
            long id =
                    Ids.parse(IdPrefix.FILE, number)
                            .orElseThrow(() -> new PortalException(FileError.NOT_SEALED));
            originals.open(id, to);
        } catch (IOException e) {
            throw new PortalException(FileError.UNREADABLE);
        }
    }
}
