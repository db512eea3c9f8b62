package org.whosaw.portal.authority.channel;

import com.codahale.metrics.health.HealthCheck;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Sounds the alarm when the oldest package waits too long, or one is parked. */
public final class PackageHealth extends HealthCheck {
    private static final Duration LONGEST = Duration.ofHours(24);

    private final PackageOutbox outbox;
    private final Clock clock;

    public PackageHealth(PackageOutbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    protected Result check() {
        PackageOutbox.Load load = outbox.load();
        Instant limit = clock.instant().minus(LONGEST);
        boolean late = load.oldest().filter(each -> each.isBefore(limit)).isPresent();
        String said = load.waiting() + " packages wait, " + load.parked() + " are parked";
        if (load.parked() > 0) {
            return Result.unhealthy(
                    said + ": see what keeps them, then \"authority replay --code CODE\"");
        }
        return late
                ? Result.unhealthy(said + ", the oldest for more than a day")
                : Result.healthy(said);
    }
}
