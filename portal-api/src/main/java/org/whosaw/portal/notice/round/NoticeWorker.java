package org.whosaw.portal.notice.round;

import io.dropwizard.lifecycle.Managed;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.notice.NoticeBook;

/** Goes round every few seconds: new readers, what rang, what is due, messages, old notices. */
public final class NoticeWorker implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger("whosaw.notice");
    private static final int SECONDS = 5;
    private static final int ADOPTS_EVERY = 12;
    private static final int PURGES_EVERY = 720;
    private static final int MOST_ROUNDS = 50;
    private static final int LONGEST_TURN = 10;

    private final Rounds rounds;
    private final Messages messages;
    private final NoticeBook book;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "whosaw-notices");
                        thread.setDaemon(true);
                        return thread;
                    });
    private int turn;

    public NoticeWorker(Rounds rounds, Messages messages, NoticeBook book) {
        this.rounds = rounds;
        this.messages = messages;
        this.book = book;
    }

    @Override
    public void start() {
        timer.scheduleWithFixedDelay(this::run, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    private void run() {
        try {
            if (turn % ADOPTS_EVERY == 0) {
                rounds.adopt();
            }
            if (turn % PURGES_EVERY == PURGES_EVERY - 1) {
                book.purge();
            }
            turn++;
            int many = 0;
            while (many < MOST_ROUNDS && !timer.isShutdown() && rounds.run() > 0) {
                many++;
            }
            messages.send();
        } catch (RuntimeException e) {
            // The database may be away; the next turn tries again.
            LOG.warn("notices wait: {}", e.getClass().getName());
        }
    }

    @Override
    public void stop() throws InterruptedException {
        timer.shutdown();
        timer.awaitTermination(LONGEST_TURN, TimeUnit.SECONDS);
    }
}
