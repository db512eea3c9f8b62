package org.whosaw.portal.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.RecordAnswer;

/**
 * Says what became of a body's lines. Every line is in exactly one of the four.
 *
 * @param accepted new and durable
 * @param duplicate known already with the same content
 * @param held durable, but at least one subject is not registered yet
 * @param rejected refused, each with its line
 * @param items every line in its order; only with {@code ?answers=all}
 */
public record IngestAnswer(
        int accepted,
        int duplicate,
        int held,
        List<RejectedLine> rejected,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Item> items) {
    public IngestAnswer {
        rejected = List.copyOf(rejected);
    }

    /**
     * One line refused.
     *
     * @param line counted from 1; the place in the array for an array
     * @param code stable, for machines
     * @param field the path of the field at fault, or null for the whole line
     * @param detail in the language asked; never holds what was sent
     */
    public record RejectedLine(
            int line,
            @Nullable String sourceEventId,
            String code,
            @Nullable String field,
            String detail) {}

    /** One line with what became of it; {@code id} is null when it was refused. */
    public record Item(
            int line,
            @Nullable String sourceEventId,
            RecordAnswer.Status status,
            @Nullable String id) {}
}
