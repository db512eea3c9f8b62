package org.whosaw.portal.ingest.fhir.search;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import org.whosaw.portal.access.AccessTimeline;

/** Builds the end points that give AuditEvents out. */
public final class AuditEventFeature {
    private final AuditEventSearch search;

    public AuditEventFeature(AccessTimeline timeline, Clock clock) {
        this.search = new AuditEventSearch(timeline, clock);
    }

    /** Registers the end points. */
    public void install(JerseyEnvironment jersey) {
        jersey.register(new AuditEventResource(search));
    }
}
