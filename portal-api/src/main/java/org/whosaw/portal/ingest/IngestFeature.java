package org.whosaw.portal.ingest;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import org.whosaw.portal.access.AccessRecorder;
import org.whosaw.portal.disclosure.DisclosureRecorder;
import org.whosaw.portal.text.Texts;

/** Builds the end points of the native format. */
public final class IngestFeature {
    private final IngestDesk desk;
    private final RefusalCounter refusals;

    /** Builds the room over the two recorders. */
    public IngestFeature(
            AccessRecorder accesses,
            DisclosureRecorder disclosures,
            IngestSettings settings,
            Texts texts,
            RefusalCounter refusals,
            Clock clock) {
        this.refusals = refusals;
        desk =
                new IngestDesk(
                        accesses, disclosures, new IngestGate(settings, clock), settings, texts);
    }

    /** Registers the end points. */
    public void install(JerseyEnvironment jersey) {
        jersey.register(new IngestResource(desk, refusals));
    }
}
