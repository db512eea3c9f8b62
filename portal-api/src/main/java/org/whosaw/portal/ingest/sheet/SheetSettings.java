package org.whosaw.portal.ingest.sheet;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import java.util.Map;

/**
 * Says which sheets are known and how large one may be.
 *
 * @param maxBytes of a sheet sent by HTTP, as sent
 * @param maxUnpackedBytes of a sheet, unpacked; more is refused as a bomb
 * @param concurrent how many sheets are read at once by HTTP
 * @param mappings by name
 */
public record SheetSettings(
        @JsonProperty @Min(1_024) long maxBytes,
        @JsonProperty @Min(1_024) long maxUnpackedBytes,
        @JsonProperty @Min(1) int concurrent,
        @JsonProperty @Valid Map<String, @Valid SheetMapping> mappings) {
    public SheetSettings {
        maxBytes = maxBytes == 0 ? 32L << 20 : maxBytes;
        maxUnpackedBytes = maxUnpackedBytes == 0 ? 512L << 20 : maxUnpackedBytes;
        concurrent = concurrent == 0 ? 2 : concurrent;
        mappings = mappings == null ? Map.of() : Map.copyOf(mappings);
    }

    /** Returns the settings that hold when nothing is configured: no sheet is known. */
    public static SheetSettings defaults() {
        return new SheetSettings(0, 0, 0, Map.of());
    }
}
