package org.whosaw.portal.ingest.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Reads one JSON object, at whose beginning the parser stands, into one command. */
interface LineReader<T> {
    /** What has been read of the line so far, for the rejection. */
    final class Progress {
        String sourceEventId = "";
    }

    /** Returns the command; a fault names the field. */
    T read(JsonParser parser, Progress progress) throws IOException, FieldFault;
}
