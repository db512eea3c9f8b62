package org.whosaw.portal.ingest.atna.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what became of a body's messages. Every message is in exactly one of the five.
 *
 * @param accepted new and durable
 * @param duplicate known already
 * @param held durable, but at least one subject is not registered yet
 * @param aboutNobody read, and about no patient's record: starts, logins, nodes
 * @param rejected refused, each with its place
 * @param items every message in its order; only with {@code ?answers=all}
 */
public record AtnaAnswer(
        int accepted,
        int duplicate,
        int held,
        int aboutNobody,
        List<RejectedMessage> rejected,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<MessageItem> items) {
    public AtnaAnswer {
        rejected = List.copyOf(rejected);
    }

    /**
     * One message refused.
     *
     * @param message its place in the body, counted from 1
     * @param line of the body, counted from 1
     * @param column behind the tag at fault
     * @param sourceEventId the id that its content makes, null when it could not be read
     * @param code stable, for machines
     * @param field the element and attribute at fault, or null for the whole message
     * @param detail in the language asked; never holds what was sent
     */
    public record RejectedMessage(
            int message,
            int line,
            int column,
            @Nullable String sourceEventId,
            String code,
            @Nullable String field,
            String detail) {}

    /** One message with what became of it; {@code id} is null when nothing of it is kept. */
    public record MessageItem(
            int message,
            int line,
            @Nullable String sourceEventId,
            AtnaIntake.Status status,
            @Nullable String id) {}
}
