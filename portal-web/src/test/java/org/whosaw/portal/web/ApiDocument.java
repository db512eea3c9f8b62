package org.whosaw.portal.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The operations that a running portal describes, so that tests forget none. */
final class ApiDocument {
    private static final Set<String> VERBS = Set.of("get", "put", "post", "delete", "patch");

    private final List<Operation> operations = new ArrayList<>();

    ApiDocument(RunningPortal portal) {
        JsonNode api;
        try {
            api = new ObjectMapper().readTree(portal.get("/openapi.json").body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        api.path("paths").properties().forEach(path -> read(path.getKey(), path.getValue()));
    }

    private void read(String path, JsonNode item) {
        item.properties().stream()
                .filter(verb -> VERBS.contains(verb.getKey()))
                .forEach(
                        verb ->
                                operations.add(
                                        new Operation(
                                                verb.getKey().toUpperCase(Locale.ROOT),
                                                path,
                                                verb.getValue())));
    }

    List<Operation> operations() {
        return operations;
    }

    /** One operation. */
    record Operation(String verb, String path, JsonNode node) {
        boolean isOpen() {
            return node.path("security").isEmpty();
        }

        /** Returns the scheme that opens it: patient, system or staff; empty when it is open. */
        String scheme() {
            return isOpen() ? "" : node.path("security").path(0).fieldNames().next();
        }

        /** Returns the path with {@code value} in the place of every parameter. */
        String pathWith(String value) {
            return path.replaceAll("\\{[^}]*}", value);
        }

        boolean hasPathParameter() {
            return path.contains("{");
        }

        /** Returns the first media type of the body, or empty. */
        String bodyType() {
            JsonNode content = node.path("requestBody").path("content");
            return content.isEmpty() ? "" : content.fieldNames().next();
        }

        List<String> queryParameters() {
            List<String> names = new ArrayList<>();
            for (JsonNode each : node.path("parameters")) {
                if (each.path("in").asText().equals("query")) {
                    names.add(each.path("name").asText());
                }
            }
            return names;
        }

        String example() {
            return node.path("requestBody")
                    .path("content")
                    .path(bodyType())
                    .path("example")
                    .toString();
        }

        @Override
        public String toString() {
            return verb + " " + path;
        }
    }
}
