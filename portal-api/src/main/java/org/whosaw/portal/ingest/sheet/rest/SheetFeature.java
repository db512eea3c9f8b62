package org.whosaw.portal.ingest.sheet.rest;

import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;
import org.whosaw.portal.access.AccessRecorder;
import org.whosaw.portal.hospital.DirectoryLookup;
import org.whosaw.portal.hospital.doubt.ContactMatcher;
import org.whosaw.portal.ingest.IngestGate;
import org.whosaw.portal.ingest.IngestSettings;
import org.whosaw.portal.ingest.RefusalCounter;
import org.whosaw.portal.ingest.sheet.SheetSettings;
import org.whosaw.portal.text.Texts;

/** Builds the end point of sheets. */
public final class SheetFeature {
    private final SheetDesk desk;
    private final RefusalCounter refusals;

    /** Builds it over the recorder and the women of the hospital. */
    public SheetFeature(
            AccessRecorder recorder,
            ContactMatcher matcher,
            DirectoryLookup systems,
            SheetSettings settings,
            IngestSettings limits,
            Texts texts,
            RefusalCounter refusals,
            Clock clock) {
        this.refusals = refusals;
        // A workbook is read here and there, so its body lies in memory: few at a time.
        IngestGate gate =
                new IngestGate(
                        new IngestSettings(
                                settings.maxBytes(),
                                limits.maxLines(),
                                limits.maxSeconds(),
                                settings.concurrent()),
                        clock);
        desk = new SheetDesk(recorder, matcher, systems, settings, gate, texts);
    }

    /** Returns what takes sheets in, for commands that read files. */
    public SheetDesk desk() {
        return desk;
    }

    /** Registers the end point. */
    public void install(JerseyEnvironment jersey) {
        jersey.register(new SheetResource(desk, refusals));
    }
}
