package org.whosaw.portal.webhook;

import java.time.Clock;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.crypto.Sealer;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.webhook.send.AddressGuard;
import org.whosaw.portal.webhook.send.WebhookSender;
import org.whosaw.portal.webhook.send.WebhookSettings;

/** Builds the room of webhooks. */
public final class WebhookFeature {
    private final Endpoints endpoints;
    private final Deliveries deliveries;
    private final AddressGuard guard;
    private final WebhookSettings settings;
    private final Clock clock;

    public WebhookFeature(
            Database database,
            Sealer sealer,
            RandomSource random,
            IdSource ids,
            Clock clock,
            WebhookSettings settings) {
        this.settings = settings;
        this.clock = clock;
        guard = new AddressGuard(settings.inside());
        endpoints = new Endpoints(database, sealer, guard, random, ids, clock);
        deliveries = new Deliveries(database, sealer, random, ids, clock);
    }

    /** Returns where systems and recipients are called. */
    public Endpoints endpoints() {
        return endpoints;
    }

    /** Returns what is to be told. */
    public Deliveries deliveries() {
        return deliveries;
    }

    /** Returns a worker that delivers; one a process. */
    public WebhookWorker worker() {
        return new WebhookWorker(deliveries, new WebhookSender(guard, settings, clock));
    }
}
