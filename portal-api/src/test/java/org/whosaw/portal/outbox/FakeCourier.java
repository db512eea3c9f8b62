package org.whosaw.portal.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.RandomSource;

/** Keeps what it is given; fails on demand. */
public final class FakeCourier implements Courier {
    private final List<Envelope> delivered = new ArrayList<>();
    private final OutboxWorker worker;
    private @Nullable CourierException failure;

    public FakeCourier(Outbox outbox, RandomSource random) {
        this.worker = new OutboxWorker(outbox, List.of(this), random);
    }

    public void failWith(@Nullable CourierException exception) {
        failure = exception;
    }

    /** Delivers everything that is due. */
    public void deliverDue() {
        int taken;
        do {
            taken = worker.deliverDue();
        } while (taken > 0);
    }

    public List<Envelope> delivered() {
        return delivered;
    }

    /** Returns address and code of the last message to an address. */
    public Optional<Map.Entry<String, String>> last(String address) {
        for (int i = delivered.size() - 1; i >= 0; i--) {
            Envelope each = delivered.get(i);
            if (each.address().equals(address)) {
                return Optional.of(Map.entry(address, each.places().getOrDefault("code", "")));
            }
        }
        return Optional.empty();
    }

    @Override
    public String channel() {
        return Envelope.SMS;
    }

    @Override
    public void deliver(long id, Envelope envelope) throws CourierException {
        if (failure != null) {
            throw failure;
        }
        delivered.add(envelope);
    }
}
