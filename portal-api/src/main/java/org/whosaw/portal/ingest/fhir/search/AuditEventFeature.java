package org.whosaw.portal.ingest.fhir.search;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import org.whosaw.portal.access.AccessFeature;
import org.whosaw.portal.crypto.Cursors;
import org.whosaw.portal.disclosure.DisclosureList;
import org.whosaw.portal.hospital.PersonDirectory;
import org.whosaw.portal.hospital.counter.DeskLooks;
import org.whosaw.portal.identity.limit.RateLimits;

/** Builds the end points that give AuditEvents out. */
public final class AuditEventFeature {
    private final AuditEventSearch search;
    private final Clock clock;

    /**
     * Builds them.
     *
     * @param looks puts an auditor's search on the list of the person searched for
     */
    public AuditEventFeature(
            AccessFeature access,
            PersonDirectory persons,
            RateLimits limits,
            DeskLooks looks,
            DisclosureList given,
            Cursors cursors,
            Clock clock) {
        this.clock = clock;
        this.search =
                new AuditEventSearch(
                        new SearchDoor(persons, limits, looks, clock),
                        access.scroll(),
                        access.timeline(),
                        given,
                        cursors);
    }

    /** Returns what searches, for tests without a server. */
    AuditEventSearch search() {
        return search;
    }

    /** Registers the end points. */
    public void install(JerseyEnvironment jersey) {
        jersey.register(new AuditEventResource(search, clock));
    }
}
