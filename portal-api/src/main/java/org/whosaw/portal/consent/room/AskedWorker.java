package org.whosaw.portal.consent.room;

import io.dropwizard.lifecycle.Managed;
import java.time.Duration;
import org.whosaw.portal.consent.decision.AskedBook;
import org.whosaw.portal.store.BackgroundWork;

/** Writes refused questions down each second, and the last of them when the server stops. */
final class AskedWorker implements Managed {
    private final AskedBook book;
    private final BackgroundWork work;

    AskedWorker(AskedBook book) {
        this.book = book;
        this.work =
                new BackgroundWork(
                        "whosaw-asked",
                        Duration.ofSeconds(1),
                        () -> {
                            book.flush();
                            return false;
                        });
    }

    @Override
    public void start() {
        work.start();
    }

    @Override
    public void stop() throws Exception {
        work.stop();
        book.flush();
    }
}
