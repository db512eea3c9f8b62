package org.whosaw.portal.ingest.file;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.whosaw.portal.access.AccessRecorder;
import org.whosaw.portal.crypto.Sealer;
import org.whosaw.portal.ingest.atna.rest.AtnaFiles;
import org.whosaw.portal.ingest.atna.rest.AtnaIntake;
import org.whosaw.portal.ingest.fhir.rest.FhirFiles;
import org.whosaw.portal.ingest.sheet.rest.SheetDesk;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.text.Texts;

/** Builds what takes files in; a further format is one more line here. */
public final class FileFeature {
    private final FileIntake intake;

    /**
     * Builds it.
     *
     * @param refusals counts what is refused
     * @param sealedFolder where sealed originals lie
     */
    public FileFeature(
            Database database,
            Sealer sealer,
            IdSource ids,
            Clock clock,
            Texts texts,
            AccessRecorder recorder,
            SheetDesk sheets,
            FhirFiles fhir,
            AtnaIntake atna,
            FileIntake.Counter refusals,
            Path sealedFolder) {
        List<FileFormat> formats =
                List.of(
                        new NativeFormat(recorder, texts),
                        new FhirFormat(fhir, texts),
                        new AtnaFormat(new AtnaFiles(atna), texts),
                        new SheetFormat(sheets, texts));
        intake =
                new FileIntake(
                        formats,
                        new FileJournal(database, ids, clock),
                        new Originals(sealer, sealedFolder),
                        refusals);
    }

    /** Returns what takes files in. */
    public FileIntake intake() {
        return intake;
    }
}
