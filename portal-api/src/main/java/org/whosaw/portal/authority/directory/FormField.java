package org.whosaw.portal.authority.directory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.whosaw.portal.kernel.Coded;

/**
 * One field of an authority's form, in the order in which it asks.
 *
 * @param fact what it asks for
 * @param limit how many characters it takes, 0 when none is known
 */
public record FormField(Fact fact, int limit) {
    /** What a form may ask for. */
    public enum Fact implements Coded {
        /** The class that the channel wants chosen. */
        CLASS,
        RESPONDENT,
        WHAT,
        WHEN,
        CATEGORIES,
        URLS,
        CALLERS,
        MESSAGES,
        WANTS,
        EVIDENCE,
        COMPLAINANT
    }

    /** Reads {@code what} or {@code what:500}. */
    @JsonCreator
    static FormField parse(String text) {
        String[] parts = text.split(":", 2);
        Fact fact =
                Coded.parse(Fact.class, parts[0].strip())
                        .orElseThrow(() -> new IllegalArgumentException("no such field"));
        int limit = parts.length == 1 ? 0 : Integer.parseInt(parts[1].strip());
        if (limit < 0) {
            throw new IllegalArgumentException("a limit below nothing");
        }
        return new FormField(fact, limit);
    }

    @JsonValue
    String written() {
        return limit == 0 ? fact.code() : fact.code() + ":" + limit;
    }
}
