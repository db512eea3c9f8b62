package org.whosaw.portal.authority;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Says where packages go.
 *
 * @param folders the folder below which authorities have theirs; empty: {@code outgoing} beside the
 *     data
 */
public record AuthoritySettings(@JsonProperty String folders) {
    /** Beside the data. */
    public static final AuthoritySettings DEFAULTS = new AuthoritySettings("");

    public AuthoritySettings(@Nullable String folders) {
        this.folders = folders == null ? "" : folders.strip();
    }
}
