package org.whosaw.portal.webhook;

import io.dropwizard.lifecycle.Managed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.store.BackgroundWork;
import org.whosaw.portal.webhook.Deliveries.Held;
import org.whosaw.portal.webhook.Deliveries.Line;
import org.whosaw.portal.webhook.Deliveries.Went;
import org.whosaw.portal.webhook.send.WebhookSender;

/**
 * Delivers: each endpoint has a lane of its own, so that a dead one keeps nobody waiting, and one
 * that fails is tried with a single delivery until it answers again.
 *
 * <p>At a crash between the answer and the settling, the lease runs out and the delivery goes out
 * again under the same id: at least once, never lost.
 */
public final class WebhookWorker implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger("whosaw.webhook");
    private static final int BATCH = 256;
    private static final int AT_ONCE = 32;
    private static final int ROUNDS = 20;
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Deliveries deliveries;
    private final WebhookSender sender;
    private final Set<Long> busy = ConcurrentHashMap.newKeySet();
    private final BackgroundWork work = new BackgroundWork("whosaw-webhook", LOOK, this::turn);
    private final ExecutorService lanes;
    private volatile boolean stopped;

    WebhookWorker(Deliveries deliveries, WebhookSender sender) {
        this.deliveries = deliveries;
        this.sender = sender;
        this.lanes =
                Executors.newCachedThreadPool(
                        task -> {
                            Thread lane = new Thread(task, "whosaw-webhook-lane");
                            lane.setDaemon(true);
                            return lane;
                        });
        deliveries.onWake(work::wake);
    }

    @Override
    public void start() {
        work.start();
    }

    @Override
    public void stop() throws InterruptedException {
        stopped = true;
        work.stop();
        lanes.shutdown();
        lanes.awaitTermination(10, TimeUnit.SECONDS);
    }

    private boolean turn() {
        try {
            openLanes();
        } catch (RuntimeException e) {
            // The database may be away; deliveries wait in it, and so do we.
            LOG.warn("webhooks wait: {}", e.getClass().getName());
        }
        return false; // a lane that has more wakes us
    }

    private void openLanes() {
        for (Line line : deliveries.due()) {
            if (busy.add(line.id())) {
                lanes.execute(() -> lane(line));
            }
        }
    }

    private void lane(Line line) {
        boolean more = false;
        try {
            int round = 0;
            boolean whole = true;
            while (!stopped && whole && round < ROUNDS) {
                whole = deliver(line);
                round++;
            }
            more = whole && !stopped;
        } catch (RuntimeException e) {
            LOG.warn("webhook lane waits: {}", e.getClass().getName());
        } finally {
            busy.remove(line.id());
            if (more) {
                work.wake();
            }
        }
    }

    /** Delivers what is due now in the caller's thread; returns how many were called. */
    int deliverDue() {
        int called = 0;
        for (Line line : deliveries.due()) {
            List<Held> held = deliveries.claim(line.id(), line.failing() ? 1 : BATCH);
            called += call(line, held).size();
        }
        return called;
    }

    /** Delivers one batch and says whether the endpoint takes more at once. */
    private boolean deliver(Line line) {
        int most = line.failing() ? 1 : BATCH;
        List<Held> held = deliveries.claim(line.id(), most);
        if (held.isEmpty()) {
            return false;
        }
        boolean down = call(line, held).stream().anyMatch(each -> each.outcome().down());
        return !down && held.size() == most && !line.failing();
    }

    /** Calls with a few at once, stops when the endpoint turns out to be away, and settles. */
    private List<Went> call(Line line, List<Held> held) {
        Semaphore room = new Semaphore(AT_ONCE);
        AtomicBoolean away = new AtomicBoolean();
        List<CompletableFuture<Went>> calls = new ArrayList<>(held.size());
        for (Held each : held) {
            room.acquireUninterruptibly();
            if (away.get()) {
                break;
            }
            calls.add(
                    sender.send(each.id(), line.uri(), line.secrets(), each.body())
                            .thenApply(
                                    outcome -> {
                                        if (outcome.down()) {
                                            away.set(true);
                                        }
                                        room.release();
                                        return new Went(each, outcome);
                                    }));
        }
        List<Went> went = calls.stream().map(CompletableFuture::join).toList();
        deliveries.settle(line, went, held.subList(went.size(), held.size()));
        return went;
    }
}
