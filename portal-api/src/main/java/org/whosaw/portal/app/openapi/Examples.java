package org.whosaw.portal.app.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Attaches examples, one file for each request and answer, to the operation they are named for. */
final class Examples {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Examples() {}

    static void attach(OpenAPI api) {
        api.getPaths().values().stream()
                .flatMap(item -> item.readOperations().stream())
                .forEach(Examples::attach);
    }

    private static void attach(Operation operation) {
        if (operation.getRequestBody() != null) {
            attach(operation.getRequestBody().getContent(), read(operation, "request"));
            attachText(operation, operation.getRequestBody().getContent(), "xml");
            attachText(operation, operation.getRequestBody().getContent(), "csv");
        }
        operation
                .getResponses()
                .forEach(
                        (status, response) -> {
                            if (status.startsWith("2")) {
                                attach(response.getContent(), read(operation, "response"));
                            }
                        });
    }

    private static void attach(@Nullable Content content, @Nullable JsonNode example) {
        if (content == null || example == null) {
            return;
        }
        for (Map.Entry<String, io.swagger.v3.oas.models.media.MediaType> each :
                content.entrySet()) {
            if (each.getKey().endsWith("json") || each.getKey().endsWith("urlencoded")) {
                each.getValue().setExample(example);
            }
        }
    }

    private static void attachText(Operation operation, @Nullable Content content, String kind) {
        String name = "/openapi/" + operation.getOperationId() + ".request." + kind;
        try (InputStream file = Examples.class.getResourceAsStream(name)) {
            if (file == null || content == null) {
                return;
            }
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            content.forEach(
                    (type, media) -> {
                        if (type.endsWith(kind)) {
                            media.setExample(text);
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException("the example " + name + " can not be read", e);
        }
    }

    private static @Nullable JsonNode read(Operation operation, String side) {
        String name = "/openapi/" + operation.getOperationId() + "." + side + ".json";
        try (InputStream file = Examples.class.getResourceAsStream(name)) {
            return file == null ? null : JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the example " + name + " is not JSON", e);
        }
    }
}
