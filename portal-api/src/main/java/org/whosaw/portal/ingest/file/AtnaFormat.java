package org.whosaw.portal.ingest.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import org.whosaw.portal.ingest.atna.AtnaFault;
import org.whosaw.portal.ingest.atna.rest.AtnaFiles;
import org.whosaw.portal.ingest.atna.rest.AtnaIntake;
import org.whosaw.portal.ingest.json.JsonError;
import org.whosaw.portal.ingest.sheet.rest.SheetAnswer.SheetPlace;
import org.whosaw.portal.ingest.sheet.rest.SheetTally;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.text.Texts;

/** Reads ATNA messages, one after the other, gzip or plain; a file is one chunk. */
final class AtnaFormat implements FileFormat {
    private static final int FAULTS_TOLD = 1_000;

    private final AtnaFiles files;
    private final Texts texts;

    AtnaFormat(AtnaFiles files, Texts texts) {
        this.files = files;
        this.texts = texts;
    }

    @Override
    public String name() {
        return AtnaIntake.FORMAT;
    }

    @Override
    public Outcome read(FileJob job, int skip, Course course, Language language)
            throws IOException {
        NativeFormat.Lines words = new NativeFormat.Lines(texts, language);
        List<SheetPlace> faults = new ArrayList<>();
        SheetTally[] tally = {SheetTally.NONE};
        int[] line = {1};
        if (skip == 0) {
            try (InputStream in = Files.newInputStream(job.file())) {
                files.take(
                        in,
                        job.hospital(),
                        job.origin().system(),
                        (message, result) -> {
                            AtnaFault fault = result.fault();
                            if (fault != null && faults.size() < FAULTS_TOLD) {
                                faults.add(
                                        words.place(
                                                message.line() + fault.line() - 1,
                                                fault.field(),
                                                fault.error().code(),
                                                fault.more()));
                            }
                            tally[0] = tally[0].plus(one(result.status()));
                            line[0] = message.line();
                        });
            } catch (EOFException | ZipException brokenOff) {
                faults.add(words.place(line[0], null, JsonError.TRUNCATED.code(), List.of()));
                tally[0] = tally[0].plus(one(AtnaIntake.Status.REJECTED));
            }
            course.durable(tally[0]);
        }
        course.progress(1, 1);
        return new Outcome(tally[0], faults, List.of(), Refused.NONE); // its intake counts
    }

    private static SheetTally one(AtnaIntake.Status status) {
        return switch (status) {
            case ACCEPTED -> new SheetTally(1, 1, 1, 0, 0, 0, 0);
            case DUPLICATE -> new SheetTally(1, 1, 0, 1, 0, 0, 0);
            case HELD -> new SheetTally(1, 1, 0, 0, 1, 0, 0);
            case ABOUT_NOBODY -> new SheetTally(0, 1, 0, 0, 0, 0, 0);
            case REJECTED -> new SheetTally(0, 1, 0, 0, 0, 0, 1);
        };
    }
}
