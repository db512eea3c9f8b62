package org.whosaw.portal.request.rights;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/**
 * What was said with a request; sealed as one.
 *
 * @param words what she wants to say, never demanded
 * @param filerName who files, where no account says it
 * @param aboutName the name of whom it is about, where papers show it
 * @param aboutNumber the record number of whom it is about, where papers show it
 * @param relation how she is related to whom it is about
 * @param receiver to whom the data shall go, with PORTABILITY
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RightsWords(
        @JsonProperty("words") @Nullable String words,
        @JsonProperty("filerName") @Nullable String filerName,
        @JsonProperty("aboutName") @Nullable String aboutName,
        @JsonProperty("aboutNumber") @Nullable String aboutNumber,
        @JsonProperty("relation") @Nullable String relation,
        @JsonProperty("receiver") @Nullable String receiver) {
    /** How long her words may be. */
    public static final int LONGEST = 1_000;

    /** Nothing was said. */
    public static final RightsWords NONE = new RightsWords(null, null, null, null, null, null);

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Returns her words alone. */
    public static RightsWords of(@Nullable String words) {
        return new RightsWords(words, null, null, null, null, null);
    }

    /** Returns the text that is sealed. */
    public String text() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings cannot fail to be written", e);
        }
    }

    /** Returns what a text says that was sealed; nothing for none. */
    public static RightsWords read(@Nullable String text) {
        try {
            return text == null ? NONE : JSON.readValue(text, RightsWords.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the words of a request cannot be read", e);
        }
    }

    @Override
    public String toString() {
        return "RightsWords[redacted]";
    }
}
