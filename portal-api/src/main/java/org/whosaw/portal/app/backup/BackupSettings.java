package org.whosaw.portal.app.backup;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * Says where data keys are backed up, and for how long.
 *
 * @param keys the folder of their copies; empty for {@code ….key-copies} beside the data folder
 * @param keepKeysDays after how many days a copy is destroyed: until then one whom we erased could
 *     be read again from an old backup
 * @param checkpoint where the last checkpoint that was signed is noted; empty for {@code
 *     ….checkpoint} beside the data folder
 */
public record BackupSettings(
        @JsonProperty("keys") String keys,
        @JsonProperty("keepKeysDays") @Min(1) @Max(365) int keepKeysDays,
        @JsonProperty("checkpoint") String checkpoint) {
    private static final int DAYS = 30;

    public BackupSettings {
        keys = keys == null ? "" : keys;
        checkpoint = checkpoint == null ? "" : checkpoint;
        keepKeysDays = keepKeysDays == 0 ? DAYS : keepKeysDays;
    }

    /** Returns thirty days, beside the data folder. */
    public static BackupSettings defaults() {
        return new BackupSettings("", DAYS, "");
    }
}
