package org.whosaw.portal.outbox;

import io.dropwizard.lifecycle.Managed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.store.BackgroundWork;

/**
 * Delivers envelopes: claims what is due, hands each to its courier, settles or puts it back.
 *
 * <p>At a crash between the courier's answer and the settling, the lease runs out and the envelope
 * is delivered again under the same id: at least once, never lost.
 */
public final class OutboxWorker implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger("whosaw.outbox");
    private static final int BATCH = 16;
    private static final int MOST_ATTEMPTS = 8;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Outbox outbox;
    private final Map<String, Courier> couriers;
    private final RandomSource random;
    private final BackgroundWork work = new BackgroundWork("whosaw-outbox", LOOK, this::turn);

    public OutboxWorker(Outbox outbox, List<Courier> couriers, RandomSource random) {
        this.outbox = outbox;
        this.couriers =
                couriers.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Courier::channel, Function.identity()));
        this.random = random;
        outbox.onWake(work::wake);
    }

    @Override
    public void start() {
        work.start();
    }

    @Override
    public void stop() throws InterruptedException {
        work.stop();
    }

    private boolean turn() {
        try {
            return deliverDue() > 0;
        } catch (RuntimeException e) {
            // The database may be away; envelopes wait in it, and so do we.
            LOG.warn("outbox waits: {}", e.getClass().getName());
            return false;
        }
    }

    /** Delivers what is due now and returns how many envelopes it took up. */
    int deliverDue() {
        List<Outbox.Claim> claims = outbox.claim(BATCH);
        claims.forEach(this::deliver);
        return claims.size();
    }

    private void deliver(Outbox.Claim claim) {
        Envelope envelope = claim.envelope();
        if (envelope == null || envelope.useful().isNegative()) {
            outbox.park(claim.id(), "too-late");
            return;
        }
        Courier courier = couriers.get(envelope.channel());
        if (courier == null) {
            outbox.park(claim.id(), "no-courier");
            return;
        }
        try {
            courier.deliver(claim.id(), envelope);
            outbox.delivered(claim.id());
        } catch (CourierException e) {
            failed(claim, String.valueOf(e.getMessage()), e.isLasting());
        } catch (RuntimeException e) {
            failed(claim, e.getClass().getSimpleName(), false);
        }
    }

    private void failed(Outbox.Claim claim, String error, boolean lasting) {
        if (lasting || claim.attempts() >= MOST_ATTEMPTS) {
            LOG.warn("envelope parked attempts={} error={}", claim.attempts(), error);
            outbox.park(claim.id(), error);
        } else {
            outbox.retry(claim.id(), backOff(claim.attempts()), error);
        }
    }

    /** Doubles from two seconds to ten minutes, each between half and the whole of it. */
    private Duration backOff(int attempts) {
        long whole =
                Math.min(
                        LONGEST_WAIT.toMillis(),
                        FIRST_WAIT.toMillis() << Math.min(attempts - 1, 20));
        return Duration.ofMillis(whole / 2 + random.below((int) (whole / 2) + 1));
    }
}
