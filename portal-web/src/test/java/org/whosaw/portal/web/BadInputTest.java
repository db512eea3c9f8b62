package org.whosaw.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.web.ApiDocument.Operation;

/**
 * Sends rubbish to every operation: the answer is never 5xx, a refusal is a problem, and nothing
 * that was sent comes back. Larger suites are tried too where they lie beside the project.
 */
class BadInputTest {
    private static final String MARK = "Mark7fQx9Z";
    private static final Path SHARED = Path.of("..", "..", "shared", "data");
    private static final List<String> MALFORMED =
            List.of(
                    "",
                    " ",
                    "{",
                    "[",
                    "[1,",
                    "{\"" + MARK + "\":",
                    "nul",
                    "null",
                    "\"" + MARK + "\"",
                    "1e99999999",
                    "[1e99999999]",
                    "{\"a\":1,\"a\":\"" + MARK + "\"}",
                    "\uFEFF{}",
                    "{}" + MARK,
                    "[[]]",
                    "[null]",
                    "[{}]",
                    "[1,\"" + MARK + "\",true]",
                    "{\"" + MARK + "\":\"" + MARK + "\"}",
                    "[".repeat(5_000),
                    "{\"a\":".repeat(5_000),
                    "9".repeat(20_000),
                    "\"" + "a".repeat(30_000) + "\"",
                    "{\"a\":\"\\ud800\"}",
                    "{\"a\":\"\u0000\"}",
                    "<xml>" + MARK + "</xml>");
    private static final List<String> NAUGHTY =
            List.of(
                    MARK + "'; DROP TABLE person;--",
                    "<script>" + MARK + "</script>",
                    "../../../../etc/passwd",
                    "${jndi:ldap://" + MARK + "}",
                    "{{" + MARK + "}}",
                    "%00",
                    "\u202E" + MARK,
                    "Ω≈ç√∫˜µ≤≥÷",
                    "𠜎𠜱𠝹𠱓",
                    "-1",
                    "99999999999999999999",
                    "1e400",
                    "NaN",
                    "0001-01-01T00:00:00Z",
                    "+999999999-12-31T23:59:59Z",
                    "2026-02-30",
                    " ",
                    "a".repeat(3_000));

    @TempDir static Path folder;
    static RunningPortal portal;
    static PortalPeople people;
    static List<Operation> operations;

    @BeforeAll
    static void start() {
        portal = RunningPortal.start(folder);
        people = new PortalPeople(portal, folder);
        operations = new ApiDocument(portal).operations();
    }

    @AfterAll
    static void stop() {
        people.close();
        portal.close();
    }

    @Test
    void body_malformed_isRefusedAsAProblem() {
        List<String> faults = new ArrayList<>();
        for (Operation each : withBody()) {
            for (String body : MALFORMED) {
                judge(each, brief(body), send(each, bytes(body), each.bodyType()), faults);
            }
            judge(each, "latin1", send(each, latin1(), each.bodyType()), faults);
            judge(each, "bytes", send(each, allBytes(), each.bodyType()), faults);
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void body_ofAnotherType_isRefused() {
        List<String> faults = new ArrayList<>();
        for (Operation each : withBody()) {
            for (String type : List.of("text/plain", "image/png", "nonsense")) {
                HttpResponse<String> answer = send(each, bytes(each.example()), type);
                judge(each, type, answer, faults);
                boolean feed = each.path().contains("ingest") && type.equals("text/plain");
                if (answer.statusCode() < 400 && !feed) {
                    faults.add(each + " read " + type);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void body_tooLarge_is413() throws IOException {
        List<String> faults = new ArrayList<>();
        for (Operation each : withBody()) {
            if (each.path().contains("ingest")
                    || each.path().startsWith("/fhir")
                    || each.path().endsWith("/mine/evidence")) {
                continue; // these read much; their own tests judge their gates
            }
            String answer = beginLarge(each);
            if (!answer.startsWith("HTTP/1.1 413 ") && !each.path().startsWith("/oauth")) {
                faults.add(each + " answered " + answer.lines().findFirst().orElse("nothing"));
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void body_everyFieldNaughty_isNeverAFailure() {
        List<String> faults = new ArrayList<>();
        for (Operation each : withBody()) {
            if (!each.bodyType().endsWith("json")) {
                continue;
            }
            for (JsonNode changed : eachFieldChanged(tree(each.example()))) {
                judge(
                        each,
                        "field",
                        send(each, bytes(changed.toString()), each.bodyType()),
                        faults);
                if (faults.size() > 20) {
                    break;
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void query_naughty_isNeverAFailure() {
        List<String> faults = new ArrayList<>();
        for (Operation each : operations) {
            for (String value : NAUGHTY) {
                String text = URLEncoder.encode(value, StandardCharsets.UTF_8);
                for (String name : each.queryParameters()) {
                    String path = each.pathWith("x") + "?" + name + "=" + text;
                    judge(each, name + "=" + brief(value), call(each, path), faults);
                }
                if (each.hasPathParameter()) {
                    String path = each.pathWith(text.replace("+", "%20"));
                    judge(each, "path " + brief(value), call(each, path), faults);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void body_jsonTestSuite_isNeverAFailure() throws IOException {
        Path suite = SHARED.resolve("json-test-suite").resolve("test_parsing");
        if (!Files.isDirectory(suite)) {
            return; // the malformed bodies above are always tried
        }
        List<String> faults = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> all = Files.list(suite)) {
            files = all.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
        int turn = 0;
        for (Operation each : withBody()) {
            // All operations read by one parser: every file comes to every fifth of them.
            turn++;
            for (int i = turn % 5; i < files.size(); i += 5) {
                Path file = files.get(i);
                byte[] body = Files.readAllBytes(file);
                HttpResponse<String> answer = send(each, body, each.bodyType());
                judge(each, file.getFileName().toString(), answer, faults);
            }
        }
        assertThat(faults).isEmpty();
    }

    private static List<Operation> withBody() {
        return operations.stream().filter(each -> !each.bodyType().isEmpty()).toList();
    }

    private static void judge(
            Operation operation, String what, HttpResponse<String> answer, List<String> faults) {
        String name = operation + " given " + what;
        if (answer.statusCode() >= 500) {
            faults.add(name + " answered " + answer.statusCode());
        }
        String type = answer.headers().firstValue("content-type").orElse("");
        boolean standard =
                type.startsWith("application/problem+json")
                        || type.startsWith("application/fhir+")
                        || operation.path().startsWith("/oauth")
                        || operation.path().startsWith("/fhir");
        // Some rubbish does not reach the application: Jetty refuses the request line itself.
        boolean ours = !what.startsWith("path");
        if (answer.statusCode() >= 400 && ours && !standard) {
            faults.add(name + " was refused as " + type + " " + answer.statusCode());
        }
        if (answer.statusCode() >= 400 && ours && answer.body().contains(MARK)) {
            faults.add(name + " was echoed");
        }
        if (answer.body().contains("Exception") || answer.body().contains("at org.")) {
            faults.add(name + " showed the inside");
        }
    }

    private static HttpResponse<String> call(Operation operation, String path) {
        String type = operation.bodyType();
        return exchange(operation, path, type.isEmpty() ? null : bytes(operation.example()), type);
    }

    /** Says that nine megabytes come and sends a few bytes of them: the length alone is refused. */
    private static String beginLarge(Operation operation) throws IOException {
        URI uri = portal.at(operation.pathWith("x"));
        String head =
                "%s %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n[\"a"
                        .formatted(
                                operation.verb(),
                                uri.getRawPath(),
                                uri.getAuthority(),
                                people.tokenFor(operation.scheme()),
                                operation.bodyType(),
                                9 << 20);
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(bytes(head));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static HttpResponse<String> send(Operation operation, byte[] body, String type) {
        return exchange(operation, operation.pathWith("x"), body, type);
    }

    private static HttpResponse<String> exchange(
            Operation operation, String path, byte[] body, String type) {
        HttpRequest.Builder request = HttpRequest.newBuilder(portal.at(path));
        String token = people.tokenFor(operation.scheme());
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        request.method(
                operation.verb(),
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        return portal.send(request);
    }

    /** Gives every field a third of our own values, in turn, and every shared one to one field. */
    private static List<JsonNode> eachFieldChanged(JsonNode example) {
        List<JsonNode> all = new ArrayList<>();
        int count = texts(example.deepCopy(), -1, "");
        for (int field = 0; field < count; field++) {
            for (int value = field % 3; value < NAUGHTY.size(); value += 3) {
                all.add(changed(example, field, NAUGHTY.get(value)));
            }
        }
        List<String> shared = sharedNaughty();
        for (int value = 0; value < shared.size() && count > 0; value++) {
            all.add(changed(example, value % count, shared.get(value)));
        }
        return all;
    }

    private static JsonNode changed(JsonNode example, int field, String value) {
        JsonNode copy = example.deepCopy();
        texts(copy, field, value);
        return copy;
    }

    /** Counts the texts below a node, and changes the one numbered {@code at}. */
    private static int texts(JsonNode node, int at, String value) {
        int[] seen = {0};
        change(node, at, value, seen);
        return seen[0];
    }

    private static void change(JsonNode node, int at, String value, int[] seen) {
        if (node instanceof ObjectNode object) {
            for (String name : list(object)) {
                JsonNode child = object.get(name);
                if (child.isTextual() && seen[0]++ == at) {
                    object.set(name, TextNode.valueOf(value));
                } else {
                    change(child, at, value, seen);
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i).isTextual() && seen[0]++ == at) {
                    array.set(i, TextNode.valueOf(value));
                } else {
                    change(array.get(i), at, value, seen);
                }
            }
        }
    }

    private static List<String> list(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> sharedNaughty() {
        Path file = SHARED.resolve("naughty-strings").resolve("blns.json");
        List<String> all = new ArrayList<>();
        if (Files.exists(file)) {
            try {
                JsonNode list = new ObjectMapper().readTree(file.toFile());
                for (int i = 0; i < list.size(); i += 9) { // a ninth: the rest is alike
                    all.add(list.get(i).asText());
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return all;
    }

    private static JsonNode tree(String json) {
        try {
            return new ObjectMapper().readTree(json.isEmpty() ? "{}" : json);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] latin1() {
        return "{\"mrn\":\"é\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] allBytes() {
        byte[] all = new byte[256];
        for (int i = 0; i < 256; i++) {
            all[i] = (byte) i;
        }
        return all;
    }

    private static String brief(String text) {
        return text.length() > 30 ? text.substring(0, 30) + "…" : text;
    }
}
