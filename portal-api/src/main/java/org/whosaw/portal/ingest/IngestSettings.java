package org.whosaw.portal.ingest;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * Says how much one request may bring.
 *
 * @param maxBytes of a body, unpacked
 * @param maxLines of a body
 * @param maxSeconds that a body may take to arrive
 * @param concurrent how many bodies are read at once; more are told to come back
 */
public record IngestSettings(
        @JsonProperty @Min(1_024) long maxBytes,
        @JsonProperty @Min(1) int maxLines,
        @JsonProperty @Min(1) @Max(3_600) int maxSeconds,
        @JsonProperty @Min(1) @Max(1_000) int concurrent) {
    public IngestSettings {
        maxBytes = maxBytes == 0 ? 64L << 20 : maxBytes;
        maxLines = maxLines == 0 ? 100_000 : maxLines;
        maxSeconds = maxSeconds == 0 ? 120 : maxSeconds;
        concurrent = concurrent == 0 ? 32 : concurrent;
    }

    /** Returns the settings that hold when nothing is configured. */
    public static IngestSettings defaults() {
        return new IngestSettings(0, 0, 0, 0);
    }
}
