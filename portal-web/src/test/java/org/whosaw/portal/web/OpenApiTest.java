package org.whosaw.portal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Judges {@code /openapi.json} of the running server, and lints it as strangers would. */
class OpenApiTest {
    private static final Path FILE = Path.of("target", "openapi.json");
    private static final Set<String> VERBS = Set.of("get", "put", "post", "delete", "patch");

    @TempDir static Path folder;
    static RunningPortal portal;
    static JsonNode api;

    @BeforeAll
    static void read() throws IOException {
        portal = RunningPortal.start(folder);
        HttpResponse<String> answer = portal.get("/openapi.json");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
        Files.createDirectories(FILE.getParent());
        Files.writeString(FILE, answer.body());
        api = new ObjectMapper().readTree(answer.body());
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @Test
    void operation_each_saysWhatItDoesAndWhoMayCallIt() {
        List<String> bare = new ArrayList<>();
        api.path("paths")
                .fields()
                .forEachRemaining(
                        path ->
                                path.getValue()
                                        .fields()
                                        .forEachRemaining(
                                                verb -> {
                                                    if (VERBS.contains(verb.getKey())) {
                                                        judge(
                                                                verb.getKey() + " " + path.getKey(),
                                                                verb.getValue(),
                                                                bare);
                                                    }
                                                }));
        assertThat(bare).isEmpty();
    }

    private static void judge(String name, JsonNode operation, List<String> bare) {
        for (String field : List.of("summary", "description", "operationId", "security")) {
            if (!operation.hasNonNull(field)) {
                bare.add(name + " has no " + field);
            }
        }
        if (name.startsWith("get ") && operation.has("requestBody")) {
            bare.add(name + " describes a request body");
        }
        operation
                .path("requestBody")
                .path("content")
                .fields()
                .forEachRemaining(
                        type -> {
                            if (type.getKey().endsWith("json")
                                    && !type.getValue().has("example")
                                    && !type.getValue().has("examples")) {
                                bare.add(
                                        name
                                                + " has no example of its request: write openapi/"
                                                + operation.path("operationId").asText()
                                                + ".request.json");
                            }
                        });
    }

    @Test
    void document_spectral_findsNothing() throws Exception {
        Path ruleset = Path.of("..", ".spectral.yaml");
        Process npx;
        try {
            npx =
                    new ProcessBuilder(
                                    "npx",
                                    "-y",
                                    "@stoplight/spectral-cli@6",
                                    "lint",
                                    "-F",
                                    "warn",
                                    "--ruleset",
                                    ruleset.toString(),
                                    FILE.toString())
                            .redirectErrorStream(true)
                            .start();
        } catch (IOException e) {
            abort("NOT LINTED: npx is missing; install Node.js to lint target/openapi.json");
            return;
        }
        String told = new String(npx.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(npx.waitFor(3, TimeUnit.MINUTES)).isTrue();
        if (told.contains("npm ERR") || told.contains("npm error")) {
            abort("NOT LINTED: npx could not fetch Spectral; is the npm registry reachable?");
        }
        assertThat(npx.exitValue()).as(told).isZero();
    }
}
