package org.whosaw.portal.vault;

import io.dropwizard.lifecycle.Managed;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.store.BackgroundWork;

/**
 * Wraps data keys anew while the server runs, some at a time, as soon as the key file has a newer
 * wrapping key; looks again once an hour for what another node still wrapped under an older one.
 */
public final class RenewingWorker implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger("whosaw.vault");
    private static final Duration PAUSE = Duration.ofSeconds(20);
    private static final int RESTS_UNTIL_AGAIN = 180;

    private final PersonKeys keys;
    private final BackgroundWork work = new BackgroundWork("data-keys", PAUSE, this::turn);
    private PersonKeys.Renewing at = PersonKeys.Renewing.BEGIN;
    private long renewed;
    private int doneFor;
    private int rests;

    public RenewingWorker(PersonKeys keys) {
        this.keys = keys;
    }

    @Override
    public void start() {
        work.start();
    }

    @Override
    public void stop() throws InterruptedException {
        work.stop();
    }

    /** Does some of it; says whether there may be more. */
    boolean turn() {
        try {
            int newest = keys.newestWrapping();
            if (newest == doneFor && rests++ < RESTS_UNTIL_AGAIN) {
                return false;
            }
            at = keys.renew(at);
            renewed += at.renewed();
            if (!at.over()) {
                return true;
            }
            if (renewed > 0) {
                LOG.info("data keys wrapped anew count={} wrapping={}", renewed, newest);
            }
            doneFor = newest;
        } catch (RuntimeException e) {
            // The database may be away, or the key file of this node not yet the newest.
            LOG.warn("data keys wait to be wrapped anew: {}", e.getClass().getSimpleName());
        }
        at = PersonKeys.Renewing.BEGIN;
        renewed = 0;
        rests = 0;
        return false;
    }
}
