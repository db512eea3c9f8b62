package org.whosaw.portal.app.backup;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a backup is: its moment, its tables, how far its ledger was.
 *
 * @param madeAt RFC 3339
 * @param schema the digest of the steps of migration
 * @param rows by table
 * @param sha256 of its data
 * @param treeSize how many entries its newest checkpoint has
 * @param checkpoint that checkpoint, or null before the first
 */
record BackupCard(
        @JsonProperty("format") int format,
        @JsonProperty("madeAt") String madeAt,
        @JsonProperty("schema") String schema,
        @JsonProperty("rows") Map<String, Long> rows,
        @JsonProperty("sha256") String sha256,
        @JsonProperty("treeSize") long treeSize,
        @JsonProperty("checkpoint") @Nullable String checkpoint) {
    static final int FORMAT = 1;
    static final String NAME = "backup.json";
    static final String DATA = "data.bin.gz";
}
