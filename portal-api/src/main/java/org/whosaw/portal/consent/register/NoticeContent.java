package org.whosaw.portal.consent.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.Element;

/**
 * What a notice says in both languages and what it covers.
 *
 * @param method how data are given, as the register has it
 * @param retention how long they are kept, as the register has it
 * @param onward the codes of those to whom the recipient passes them on, to any depth
 */
public record NoticeContent(
        NoticeText chinese,
        NoticeText english,
        Set<Element> elements,
        String method,
        String retention,
        Set<String> onward) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    public NoticeContent {
        elements = Set.copyOf(elements);
        onward = Set.copyOf(onward);
    }

    /** Says whether it covers something that {@code earlier} did not. */
    public boolean widens(NoticeContent earlier) {
        return !earlier.elements.containsAll(elements)
                || !earlier.onward.containsAll(onward)
                || !earlier.method.equals(method)
                || !earlier.retention.equals(retention)
                || !earlier.chinese.purpose().equals(chinese.purpose());
    }

    /** Returns the text that is hashed and kept: JSON, its members always in the same order. */
    public String body() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("format", "whosaw.notice.v1");
        all.put("elements", new TreeSet<>(elements.stream().map(Element::code).toList()));
        all.put("method", method);
        all.put("retention", retention);
        all.put("onward", new TreeSet<>(onward));
        all.put("zh-CN", chinese.fields());
        all.put("en", english.fields());
        try {
            return MAPPER.writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a notice is plain text", e);
        }
    }

    /** Returns the SHA-256 of a text. */
    public static byte[] hash(String body) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(body.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no SHA-256 in this JVM", e);
        }
    }

    /** Returns what {@link #body} wrote. */
    static NoticeContent read(String body) {
        try {
            JsonNode json = MAPPER.readTree(body);
            Set<Element> elements = EnumSet.noneOf(Element.class);
            json.path("elements")
                    .forEach(
                            each ->
                                    Coded.parse(Element.class, each.asText())
                                            .ifPresent(elements::add));
            Set<String> onward = new TreeSet<>();
            json.path("onward").forEach(each -> onward.add(each.asText()));
            return new NoticeContent(
                    NoticeText.of(MAPPER.convertValue(json.path("zh-CN"), TEXTS)),
                    NoticeText.of(MAPPER.convertValue(json.path("en"), TEXTS)),
                    elements,
                    json.path("method").asText(),
                    json.path("retention").asText(),
                    onward);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a notice in the database is no notice", e);
        }
    }
}
