package org.whosaw.portal.authority.channel;

import io.dropwizard.lifecycle.Managed;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.authority.channel.PackageOutbox.Held;
import org.whosaw.portal.complaint.HandoverWay;
import org.whosaw.portal.outbox.CourierException;
import org.whosaw.portal.store.BackgroundWork;

/**
 * Delivers packages. At a crash between the handing over and the settling the lease runs out and
 * the package goes again under its id: at least once, and twice is once.
 */
public final class PackageWorker implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger("whosaw.authority");
    private static final Duration LOOK = Duration.ofSeconds(20);

    private final PackageOutbox outbox;
    private final Map<HandoverWay, PackageCourier> couriers = new EnumMap<>(HandoverWay.class);
    private final BackgroundWork work = new BackgroundWork("whosaw-packages", LOOK, this::turn);

    private boolean swept;

    public PackageWorker(PackageOutbox outbox, List<PackageCourier> serving) {
        this.outbox = outbox;
        serving.forEach(each -> couriers.put(each.way(), each));
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

    /** Once a start is often enough: what lies there unkept harms nobody. */
    private void sweep() {
        if (!swept) {
            outbox.sweep();
            swept = true;
        }
    }

    private boolean turn() {
        try {
            sweep();
            return deliverDue() > 0;
        } catch (RuntimeException e) {
            LOG.warn("packages wait: {}", e.getClass().getName()); // the database may be away
            return false;
        }
    }

    /** Delivers what is due now in the caller's thread; returns how many were tried. */
    int deliverDue() {
        List<Held> held = outbox.claim();
        for (Held each : held) {
            outbox.settle(each, deliver(each));
        }
        return held.size();
    }

    private @Nullable CourierException deliver(Held held) {
        PackageCourier courier = couriers.get(held.parcel().authority().way());
        if (courier == null) {
            return CourierException.lasting("no-courier");
        }
        try {
            courier.deliver(held.parcel());
            return null;
        } catch (CourierException e) {
            return e;
        } catch (RuntimeException e) {
            LOG.warn("a package was not handed over: {}", e.getClass().getName());
            return CourierException.passing("failed");
        }
    }
}
