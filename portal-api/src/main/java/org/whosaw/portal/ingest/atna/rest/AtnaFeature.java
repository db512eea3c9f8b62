package org.whosaw.portal.ingest.atna.rest;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import org.whosaw.portal.ingest.IngestGate;
import org.whosaw.portal.ingest.IngestSettings;
import org.whosaw.portal.text.Texts;

/** Builds the end point of ATNA messages. */
public final class AtnaFeature {
    private final AtnaDesk desk;

    /** Builds it over what records messages. */
    public AtnaFeature(AtnaIntake intake, IngestSettings limits, Texts texts, Clock clock) {
        desk = new AtnaDesk(intake, new IngestGate(limits, clock), limits, texts);
    }

    /** Registers the end point. */
    public void install(JerseyEnvironment jersey) {
        jersey.register(new AtnaResource(desk));
    }
}
