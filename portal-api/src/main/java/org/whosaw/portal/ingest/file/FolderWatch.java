package org.whosaw.portal.ingest.file;

import io.dropwizard.lifecycle.Managed;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.ingest.sheet.SheetOrigin;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.PortalException;

/**
 * Takes in what is laid into watched folders. A file that has not grown between two looks is
 * claimed by moving it into {@code .taking}; a crash leaves it there, and the next start goes on
 * behind its durable chunks. What can not be taken is moved into {@code failed} with a report;
 * reports of the others lie in {@code reports}. No report holds contents.
 *
 * <p>One process works in a folder at a time: it holds a lock in {@code .taking}.
 */
public final class FolderWatch implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger("whosaw.ingest");

    private final FileIntake intake;
    private final FileSettings settings;
    private final Function<String, Optional<HospitalId>> hospitals;
    private final FileWords words;
    private final Map<Path, String> seen = new HashMap<>();
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean stopped;
    private @Nullable Thread thread;

    /**
     * Creates the watch.
     *
     * @param hospitals knows hospitals by their code
     * @param words words the reports
     */
    public FolderWatch(
            FileIntake intake,
            FileSettings settings,
            Function<String, Optional<HospitalId>> hospitals,
            FileWords words) {
        this.intake = intake;
        this.settings = settings;
        this.hospitals = hospitals;
        this.words = words;
    }

    @Override
    public void start() {
        Thread worker = new Thread(this::work, "whosaw-folders");
        worker.setDaemon(true);
        thread = worker;
        worker.start();
    }

    @Override
    public void stop() throws InterruptedException {
        stopped = true;
        bell.release();
        if (thread != null) {
            thread.join(30_000);
        }
    }

    private void work() {
        while (!stopped) {
            round();
            try {
                stopped |= bell.tryAcquire(settings.everySeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                stopped = true;
            }
        }
    }

    /** Looks at every folder once. */
    void round() {
        for (FileSettings.Folder folder : settings.folders()) {
            try {
                look(folder);
            } catch (IOException | RuntimeException e) {
                // The disk or the database may be away; files wait where they are, and so do we.
                LOG.warn("folder waits: {}", e.getClass().getName());
            }
        }
    }

    private void look(FileSettings.Folder folder) throws IOException {
        Path path = Path.of(folder.path());
        Path taking = Files.createDirectories(path.resolve(".taking"));
        try (FileChannel channel =
                        FileChannel.open(
                                taking.resolve(".lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                return; // another process works here
            }
            for (FileReport report : intake.finishDestroyingIn(taking)) {
                write(path, report);
            }
            for (Path claimed : files(taking)) {
                take(folder, claimed);
            }
            for (Path file : files(path)) {
                if (hasSettled(file) && !stopped) {
                    take(folder, claim(file, taking));
                }
            }
        } catch (OverlappingFileLockException e) {
            LOG.debug("two settings name one folder");
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile).filter(FolderWatch::isWhole).sorted().toList();
        }
    }

    private static boolean isWhole(Path file) {
        String name = String.valueOf(file.getFileName());
        return !name.startsWith(".")
                && !name.startsWith("~$")
                && !name.endsWith(".part")
                && !name.endsWith(".tmp");
    }

    /** Says whether the file is as it was a round ago. */
    private boolean hasSettled(Path file) throws IOException {
        String now = Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis();
        return now.equals(seen.put(file, now));
    }

    private Path claim(Path file, Path taking) throws IOException {
        seen.remove(file);
        return Files.move(file, free(taking, name(file)), StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path free(Path folder, String name) {
        Path free = folder.resolve(name);
        for (int i = 2; Files.exists(free); i++) {
            free = folder.resolve(i + "-" + name);
        }
        return free;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private void take(FileSettings.Folder folder, Path claimed) throws IOException {
        Path home = Path.of(folder.path());
        HospitalId hospital =
                hospitals
                        .apply(folder.hospital())
                        .orElseThrow(() -> new IllegalStateException("folder of no hospital"));
        try {
            FileReport report =
                    intake.take(
                            job(folder, claimed, hospital), (done, total) -> {}, words.language());
            write(home, report);
        } catch (PortalException refusal) {
            Path failed = Files.createDirectories(home.resolve("failed"));
            Path moved =
                    Files.move(
                            claimed, free(failed, name(claimed)), StandardCopyOption.ATOMIC_MOVE);
            Files.write(free(failed, name(moved) + ".report.txt"), words.of(refusal));
            LOG.warn("file set aside: {}", refusal.errorCode().code());
        }
    }

    private void write(Path home, FileReport report) throws IOException {
        Path reports = Files.createDirectories(home.resolve("reports"));
        Files.write(free(reports, report.number() + ".txt"), words.of(report));
    }

    private FileJob job(FileSettings.Folder folder, Path claimed, HospitalId hospital) {
        Keep keep = folder.keep();
        return new FileJob(
                hospital,
                claimed,
                folder.format(),
                folder.mapping(),
                new SheetOrigin(folder.system(), folder.account(), folder.terminal(), null, 0),
                keep == null ? settings.keep() : keep);
    }
}
