package org.whosaw.portal.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the bytes of an answer that are signed: JSON without spaces, its fields in one order. */
public final class AnswerText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private AnswerText() {}

    /** Returns the bytes of an answer to a request. */
    public static byte[] canonical(
            String request,
            String access,
            AnswerOutcome outcome,
            String text,
            String signedBy,
            String signedAt) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("request", request);
        fields.put("access", access);
        fields.put("outcome", outcome.code());
        fields.put("text", text);
        fields.put("signedBy", signedBy);
        fields.put("signedAt", signedAt);
        try {
            return JSON.writeValueAsString(fields).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings cannot fail to be written", e);
        }
    }
}
