package org.whosaw.portal.request.rights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.Signer;
import org.whosaw.portal.kernel.Coded;

/**
 * An answer as it was composed and, once released, signed.
 *
 * @param signature a detached JWS (RFC 7515, appendix F) over {@link #canonical}, or null before
 */
public record RightsAnswer(
        long id,
        State state,
        Content content,
        long composedBy,
        Instant composedAt,
        @Nullable Long releasedBy,
        @Nullable String signedBy,
        @Nullable Instant signedAt,
        @Nullable String signature) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Where an answer stands. Stored by code. */
    public enum State implements Coded {
        /** A second person looks at it. */
        COMPOSED,
        /** The second person sent it back. */
        RETURNED,
        /** It was signed and sent. */
        SENT
    }

    /**
     * What an answer says.
     *
     * @param text what is done, in plain words
     * @param reason why something is not done, with {@code reasonText}, {@code law} and {@code
     *     remedies}; null when all is done
     * @param until until when a law keeps it
     */
    public record Content(
            RightsOutcome outcome,
            String text,
            @Nullable RefusalReason reason,
            @Nullable String reasonText,
            @Nullable String law,
            @Nullable String remedies,
            @Nullable LocalDate until) {
        @Override
        public String toString() {
            return "Content[" + outcome + "]";
        }
    }

    /** Returns the bytes that are signed: JSON without spaces, its fields in one order. */
    public static byte[] canonical(
            String request, String kind, Content content, String signedBy, Instant signedAt) {
        Map<String, String> fields = new LinkedHashMap<>();
        RefusalReason reason = content.reason();
        fields.put("request", request);
        fields.put("kind", kind);
        fields.put("outcome", content.outcome().code());
        fields.put("text", content.text());
        fields.put("reason", reason == null ? "" : reason.code());
        fields.put("reasonText", Objects.requireNonNullElse(content.reasonText(), ""));
        fields.put("law", Objects.requireNonNullElse(content.law(), ""));
        fields.put("remedies", Objects.requireNonNullElse(content.remedies(), ""));
        fields.put("until", Objects.toString(content.until(), ""));
        fields.put("signedBy", signedBy);
        fields.put("signedAt", signedAt.toString());
        try {
            return JSON.writeValueAsString(fields).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings cannot fail to be written", e);
        }
    }

    /** Returns the whole JWS in compact form, or null while it is not signed. */
    public @Nullable String signed(String request, String kind) {
        return signature == null || signedBy == null || signedAt == null
                ? null
                : Signer.whole(signature, canonical(request, kind, content, signedBy, signedAt));
    }

    @Override
    public String toString() {
        return "RightsAnswer[" + state + "]";
    }
}
