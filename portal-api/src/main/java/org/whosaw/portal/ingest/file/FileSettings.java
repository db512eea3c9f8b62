package org.whosaw.portal.ingest.file;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says how files are taken in.
 *
 * @param keep what becomes of originals, where nothing else is said
 * @param everySeconds how often watched folders are looked at
 * @param folders that are watched; none by default
 */
public record FileSettings(
        @JsonProperty Keep keep,
        @JsonProperty @Min(1) @Max(3_600) int everySeconds,
        @JsonProperty @Valid List<@Valid Folder> folders) {
    private static final int EVERY_SECONDS = 15;

    public FileSettings {
        keep = keep == null ? Keep.NONE : keep;
        everySeconds = everySeconds == 0 ? EVERY_SECONDS : everySeconds;
        folders = folders == null ? List.of() : List.copyOf(folders);
    }

    /** Returns the settings that hold when nothing is configured. */
    public static FileSettings defaults() {
        return new FileSettings(Keep.NONE, 0, List.of());
    }

    /**
     * One watched folder: whatever is laid into it is taken in the same way.
     *
     * @param hospital the hospital's code
     * @param format native, fhir, atna or sheet
     * @param mapping a sheet's mapping, or null when there is only one
     * @param system the system's code, instead of the mapping's
     * @param account who looked, where the file does not say
     * @param terminal at which terminal, where the file does not say
     */
    public record Folder(
            @JsonProperty @NotBlank String path,
            @JsonProperty @NotBlank String hospital,
            @JsonProperty @NotBlank String format,
            @JsonProperty @Nullable String mapping,
            @JsonProperty @Nullable String system,
            @JsonProperty @Nullable String account,
            @JsonProperty @Nullable String terminal,
            @JsonProperty @Nullable Keep keep) {}
}
