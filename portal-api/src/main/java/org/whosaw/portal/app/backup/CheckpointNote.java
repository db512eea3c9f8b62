package org.whosaw.portal.app.backup;

import io.dropwizard.lifecycle.Managed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.ledger.LedgerReader.SignedCheckpoint;
import org.whosaw.portal.store.BackgroundWork;

/**
 * Notes the last checkpoint that was signed in a file beside the data, so that an older backup that
 * is put back in its place is found out.
 */
public final class CheckpointNote implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger("whosaw.ledger");
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Supplier<Optional<SignedCheckpoint>> newest;
    private final Path file;
    private final BackgroundWork work = new BackgroundWork("checkpoint", PAUSE, this::note);
    private long noted = -1;

    public CheckpointNote(Supplier<Optional<SignedCheckpoint>> newest, Path file) {
        this.newest = newest;
        this.file = file;
    }

    @Override
    public void start() {
        work.start();
    }

    @Override
    public void stop() throws InterruptedException {
        work.stop();
    }

    private boolean note() {
        try {
            SignedCheckpoint last = newest.get().orElse(null);
            if (last != null && last.size() > noted) {
                Path part = file.resolveSibling(file.getFileName() + ".part");
                Files.writeString(part, last.note());
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
                noted = last.size();
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("the last checkpoint could not be noted: {}", e.getClass().getSimpleName());
        }
        return false;
    }
}
