package org.whosaw.portal.ingest.atna.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import java.util.List;

/**
 * Says how ATNA messages are read.
 *
 * @param ownAuthorities the assigning authorities of the hospital's own record numbers
 */
public record AtnaSettings(@JsonProperty List<@NotBlank String> ownAuthorities) {
    public AtnaSettings {
        ownAuthorities = ownAuthorities == null ? List.of() : List.copyOf(ownAuthorities);
    }

    /** Returns the settings that hold when nothing is configured. */
    public static AtnaSettings defaults() {
        return new AtnaSettings(List.of());
    }
}
