package org.whosaw.portal.ingest.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.whosaw.portal.ingest.Rejection;
import org.whosaw.portal.ingest.fhir.rest.FhirFiles;
import org.whosaw.portal.ingest.fhir.rest.FhirFiles.Item;
import org.whosaw.portal.ingest.sheet.rest.SheetAnswer.SheetPlace;
import org.whosaw.portal.ingest.sheet.rest.SheetTally;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.text.Texts;

/** Reads one AuditEvent or one Bundle of them, JSON or XML, gzip or plain; a file is one chunk. */
final class FhirFormat implements FileFormat {
    private final FhirFiles files;
    private final Texts texts;

    FhirFormat(FhirFiles files, Texts texts) {
        this.files = files;
        this.texts = texts;
    }

    @Override
    public String name() {
        return "fhir";
    }

    @Override
    public Outcome read(FileJob job, int skip, Course course, Language language)
            throws IOException {
        NativeFormat.Lines words = new NativeFormat.Lines(texts, language);
        List<SheetPlace> faults = new ArrayList<>();
        SheetTally tally = SheetTally.NONE;
        Map<String, Long> byRule = new TreeMap<>();
        if (skip == 0) {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(job.file()))) {
                for (Item item : files.take(in, job.hospital(), job.origin().system())) {
                    Rejection fault = item.rejection();
                    if (fault != null) {
                        byRule.merge(fault.code(), 1L, Long::sum);
                        faults.add(
                                words.place(
                                        fault.line(), fault.field(), fault.code(), fault.args()));
                    }
                    tally = tally.plus(one(item));
                }
            }
            course.durable(tally);
        }
        course.progress(1, 1);
        return new Outcome(tally, faults, List.of(), new Refused(job.origin().system(), byRule));
    }

    private static SheetTally one(Item item) {
        return switch (item.status()) {
            case ACCEPTED -> new SheetTally(1, 1, 1, 0, 0, 0, 0);
            case DUPLICATE -> new SheetTally(1, 1, 0, 1, 0, 0, 0);
            case HELD -> new SheetTally(1, 1, 0, 0, 1, 0, 0);
            case REJECTED, UNDONE -> new SheetTally(0, 1, 0, 0, 0, 0, 1);
        };
    }
}
