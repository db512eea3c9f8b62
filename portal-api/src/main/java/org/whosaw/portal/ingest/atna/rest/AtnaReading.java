package org.whosaw.portal.ingest.atna.rest;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.ingest.atna.AtnaDecoder;
import org.whosaw.portal.ingest.atna.AtnaMessage;
import org.whosaw.portal.ingest.atna.rest.AtnaIntake.Result;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;

/** Reads a body of messages in chunks, whoever sent it. */
final class AtnaReading {
    private static final int CHUNK = 500;

    private AtnaReading() {}

    /**
     * Reads a body and tells what became of each message.
     *
     * @param most how many messages there may be
     * @param recorder records a chunk; durable when it returns
     */
    static void read(
            InputStream in,
            int most,
            AtnaDecoder decoder,
            Function<List<AtnaMessage>, List<Result>> recorder,
            BiConsumer<AtnaMessage, Result> told)
            throws IOException {
        AtnaBodies bodies = new AtnaBodies(in);
        List<AtnaMessage> chunk = new ArrayList<>(CHUNK);
        int taken = 0;
        AtnaBodies.Slice slice;
        while ((slice = next(bodies, chunk, recorder, told)) != null) {
            if (++taken > most) {
                throw new PortalException(KernelError.BODY_TOO_LARGE, most);
            }
            chunk.add(
                    slice.fault() == null
                            ? decoder.decode(slice.bytes(), slice.line())
                            : new AtnaMessage(slice.line(), null, null, slice.fault()));
            if (chunk.size() == CHUNK) {
                record(chunk, recorder, told);
                chunk.clear();
            }
        }
        record(chunk, recorder, told);
    }

    /** Returns the next message; where the body breaks off, those before it are recorded first. */
    private static AtnaBodies.@Nullable Slice next(
            AtnaBodies bodies,
            List<AtnaMessage> chunk,
            Function<List<AtnaMessage>, List<Result>> recorder,
            BiConsumer<AtnaMessage, Result> told)
            throws IOException {
        try {
            return bodies.next();
        } catch (IOException brokenOff) {
            record(chunk, recorder, told);
            throw brokenOff;
        }
    }

    private static void record(
            List<AtnaMessage> chunk,
            Function<List<AtnaMessage>, List<Result>> recorder,
            BiConsumer<AtnaMessage, Result> told) {
        List<Result> results = chunk.isEmpty() ? List.of() : recorder.apply(chunk);
        for (int i = 0; i < results.size(); i++) {
            told.accept(chunk.get(i), results.get(i));
        }
    }
}
