package org.whosaw.portal.ingest.file;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Says how files are taken in.
 *
 * @param keep what becomes of originals, where nothing else is said
 */
public record FileSettings(@JsonProperty Keep keep) {
    public FileSettings {
        keep = keep == null ? Keep.NONE : keep;
    }

    /** Returns the settings that hold when nothing is configured. */
    public static FileSettings defaults() {
        return new FileSettings(Keep.NONE);
    }
}
