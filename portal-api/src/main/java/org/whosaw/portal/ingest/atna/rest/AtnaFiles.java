package org.whosaw.portal.ingest.atna.rest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BiConsumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.ingest.atna.AtnaMessage;
import org.whosaw.portal.ingest.atna.rest.AtnaIntake.Result;
import org.whosaw.portal.kernel.HospitalId;

/** Takes files of messages in, gzip or plain, for whoever may read files on this machine. */
public final class AtnaFiles {
    private final AtnaIntake intake;

    public AtnaFiles(AtnaIntake intake) {
        this.intake = intake;
    }

    /**
     * Takes a file.
     *
     * @param system the code of the system whose messages they are, or null when they say it
     * @param told hears of each message when it is durable
     */
    public void take(
            InputStream file,
            HospitalId of,
            @Nullable String system,
            BiConsumer<AtnaMessage, Result> told)
            throws IOException {
        InputStream in = new BufferedInputStream(file, 1 << 16);
        in.mark(2);
        boolean gzip = in.read() == 0x1F && in.read() == 0x8B;
        in.reset();
        AtnaReading.read(
                gzip ? new GZIPInputStream(in, 1 << 16) : in,
                Integer.MAX_VALUE,
                intake.decoder(),
                messages -> intake.take(of, system, messages),
                told);
    }
}
