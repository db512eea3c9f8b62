package org.whosaw.portal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.ingest.fhir.GivenFhir;
import org.whosaw.portal.kernel.PortalException;

/**
 * Sends what others published, whole, to a running server: signatures as tokens and as proofs of a
 * client, FHIR of the wrong version, naughty strings in every feed. What lies beside the project is
 * not always there; a test that finds nothing says so.
 */
class GivenInputTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path VECTORS =
            GivenFhir.DATA.resolve("wycheproof/testvectors_v1/json_web_signature_test.json");
    private static final Path R5 = GivenFhir.DATA.resolve("fhir-r5-wrong-version");
    private static final Path NAUGHTY = GivenFhir.DATA.resolve("naughty-strings/blns.json");
    private static final String JWT_BEARER =
            "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final List<String> ONE_OF_EACH =
            List.of("/api/v1/me", "/api/v1/directory/patients", "/fhir/AuditEvent");

    @TempDir static Path folder;
    static RunningPortal portal;
    static PortalPeople people;
    static int asked;

    @BeforeAll
    static void start() {
        Keyring.generate(new RandomSource(), false).write(folder.resolve("keys"));
        portal =
                RunningPortal.start(
                        new ShippedConfig(folder).with("${PORTAL_TRUST_PROXY:-false}", "true"));
        people = new PortalPeople(portal, folder);
        people.addRecords();
        people.addInsurer();
    }

    @AfterAll
    static void stop() {
        people.close();
        portal.close();
    }

    @Test
    void bearer_wycheproofSignatures_areNobody() throws IOException {
        List<String> faults = new ArrayList<>();
        for (String jws : signatures()) {
            for (String path : ONE_OF_EACH) {
                boolean reads = path.endsWith("me");
                HttpRequest.Builder request =
                        HttpRequest.newBuilder(portal.at(path))
                                .header("Authorization", "Bearer " + printable(jws))
                                .header("Content-Type", "application/json")
                                .method(
                                        reads ? "GET" : path.contains("fhir") ? "POST" : "PUT",
                                        reads
                                                ? BodyPublishers.noBody()
                                                : BodyPublishers.ofString("[]"));
                int status = portal.send(request).statusCode();
                // A token longer than a header may be is refused before anybody reads it.
                if (status != 401 && !(status == 431 && jws.length() > 8_000)) {
                    faults.add(path + " answered " + status + " to " + brief(jws));
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    /** Each is sent by the client whose registered key it is, where we take such a key. */
    @Test
    void assertion_wycheproofSignatures_proveNobody() throws IOException {
        List<String> faults = new ArrayList<>();
        int registered = 0;
        for (JsonNode group : groups()) {
            JsonNode key = group.has("public") ? group.get("public") : group.get("private");
            registered += register(key.toString());
            for (JsonNode each : group.get("tests")) {
                String jws = text(each.get("jws"));
                HttpResponse<String> answer = token(jws);
                String error = JSON.readTree(answer.body()).path("error").asText();
                if (answer.statusCode() != 401 || !error.equals("invalid_client")) {
                    faults.add(answer.statusCode() + " to tcId " + each.get("tcId"));
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(registered).isPositive();
    }

    /** Returns 1 when the key is one that a client of ours may have. */
    private static int register(String jwk) {
        try {
            people.rooms()
                    .identity()
                    .clients()
                    .addWithKey(people.first, null, Set.of(Scope.INGEST), jwk);
            return 1;
        } catch (PortalException notAccepted) {
            return 0;
        }
    }

    @Test
    void fhir_r5Files_areRefusedByTheirVersion() throws IOException {
        assumeTrue(Files.isDirectory(R5), "../shared/data is not here: R5 examples not sent");
        List<Path> files;
        try (Stream<Path> all = Files.list(R5)) {
            files = all.filter(each -> !each.endsWith("package.json")).sorted().toList();
        }
        assertThat(files).hasSizeGreaterThan(10);
        for (Path file : files) {
            String body = Files.readString(file);
            String name = file.getFileName().toString();
            for (String path : List.of("/fhir/AuditEvent", "/fhir")) {
                refused(path, body, name);
            }
            refused("/fhir", bundle("transaction", body), name);
            HttpResponse<String> batch = fhir("/fhir", bundle("batch", body), "en");
            assertThat(batch.statusCode()).as(name + batch.body()).isEqualTo(200);
            JsonNode response = JSON.readTree(batch.body()).at("/entry/0/response");
            assertThat(response.path("status").asText()).as(name).startsWith("4");
            assertThat(response.at("/outcome/issue/0/diagnostics").asText())
                    .as(name)
                    .contains("5.0.0", "4.0.1");
        }
    }

    private static void refused(String path, String body, String name) throws IOException {
        for (String language : List.of("zh-CN", "en")) {
            HttpResponse<String> answer = fhir(path, body, language);
            assertThat(answer.statusCode()).as(path + " " + name).isBetween(400, 499);
            JsonNode outcome = JSON.readTree(answer.body());
            assertThat(outcome.path("resourceType").asText()).isEqualTo("OperationOutcome");
            assertThat(outcome.path("language").asText()).isEqualTo(language);
            assertThat(outcome.at("/issue/0/diagnostics").asText())
                    .as(path + " " + name)
                    .contains("5.0.0", "4.0.1");
        }
    }

    /** All of them, as a name, a department and a free text; her list stays readable. */
    @Test
    void feeds_naughtyStrings_areTakenOrRefusedAndShownAsText() throws IOException {
        assumeTrue(Files.exists(NAUGHTY), "../shared/data is not here: naughty strings not sent");
        List<String> strings = new ArrayList<>();
        JSON.readTree(NAUGHTY.toFile()).forEach(each -> strings.add(each.asText()));
        assertThat(strings).hasSizeGreaterThan(400);
        StringBuilder accesses = new StringBuilder();
        StringBuilder provisions = new StringBuilder();
        ArrayNode entries = JSON.createArrayNode();
        for (int i = 0; i < strings.size(); i++) {
            accesses.append(access(i, strings.get(i))).append('\n');
            provisions.append(provision(i, strings.get(i))).append('\n');
            entries.addObject().set("resource", event(i, strings.get(i)));
        }
        counted("/api/v1/ingest/access-events", accesses.toString(), strings.size());
        counted("/api/v1/ingest/disclosures", provisions.toString(), strings.size());
        ObjectNode bundle = JSON.createObjectNode();
        bundle.put("resourceType", "Bundle").put("type", "batch").set("entry", entries);
        JsonNode answers = JSON.readTree(fhir("/fhir", bundle.toString(), "en").body());
        assertThat(answers.path("entry")).hasSize(strings.size());
        for (JsonNode each : answers.path("entry")) {
            assertThat(each.at("/response/status").asText()).matches("[24]..\\b.*");
        }
        for (String path : List.of("/accesses?limit=200", "/disclosures", "/recipients")) {
            HttpResponse<String> list =
                    portal.send(
                            HttpRequest.newBuilder(portal.at("/api/v1/me" + path))
                                    .header("Authorization", "Bearer " + people.patientA));
            assertThat(list.statusCode()).as(path).isEqualTo(200);
            assertThat(JSON.readTree(list.body()).path("items")).as(path).isNotEmpty();
        }
        FormBrowser her = new FormBrowser(portal).with(cookie());
        for (String page : List.of("/accesses?window=all", "/given", "/overview?window=all")) {
            HttpResponse<String> answer = her.get(page);
            assertThat(answer.statusCode()).as(page).isEqualTo(200);
            assertThat(answer.body())
                    .as(page)
                    .doesNotContain("<script>alert", "<img src=x", "onerror=alert(", "<svg/onload");
        }
    }

    private static String cookie() {
        OpenedHouse house = people.house();
        return house.patientCookies(people.first, List.of(PortalPeople.MRN_A)).get(0);
    }

    private static void counted(String path, String body, int sent) throws IOException {
        HttpResponse<String> answer = send(path, body, "application/x-ndjson", "en");
        assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
        JsonNode read = JSON.readTree(answer.body());
        int taken = read.path("accepted").asInt() + read.path("held").asInt();
        assertThat(taken + read.path("rejected").size()).as(path).isEqualTo(sent);
        assertThat(taken).as(path).isGreaterThan(sent / 2);
    }

    private static ObjectNode line(String id) {
        ObjectNode line = JSON.createObjectNode();
        line.put("sourceEventId", id).put("occurredAt", "2026-03-02T09:00:00Z");
        line.put("system", "emr").putArray("subjects").addObject().put("mrn", PortalPeople.MRN_A);
        return line;
    }

    private static ObjectNode access(int number, String naughty) {
        ObjectNode line = line("naughty-a-" + number);
        line.put("action", "view").put("emergency", true).put("emergencyReason", naughty);
        line.putObject("accessor").put("id", "S-" + number).put("name", naughty);
        return line;
    }

    private static ObjectNode provision(int number, String naughty) {
        ObjectNode line = line("naughty-p-" + number);
        line.put("recipient", "insurer").put("purpose", "insurance-claim");
        return line.put("basis", "consent").put("article", naughty).put("method", "file");
    }

    private static ObjectNode event(int number, String naughty) {
        ObjectNode event = JSON.createObjectNode();
        event.put("resourceType", "AuditEvent").put("id", "naughty-f-" + number);
        event.putObject("type").put("code", "rest");
        event.put("action", "R").put("recorded", "2026-03-02T09:00:00Z").put("outcome", "0");
        event.putArray("agent").addObject().put("name", naughty).put("requestor", true);
        event.putObject("source").put("site", "emr");
        event.putArray("entity")
                .addObject()
                .putObject("what")
                .put("reference", "Patient/" + PortalPeople.MRN_A);
        return event;
    }

    private static List<JsonNode> groups() throws IOException {
        assumeTrue(Files.exists(VECTORS), "../shared/data is not here: signatures not sent");
        List<JsonNode> groups = new ArrayList<>();
        JSON.readTree(VECTORS.toFile()).get("testGroups").forEach(groups::add);
        return groups;
    }

    private static List<String> signatures() throws IOException {
        List<String> all = new ArrayList<>();
        groups().forEach(
                        group ->
                                group.get("tests").forEach(each -> all.add(text(each.get("jws")))));
        assertThat(all).hasSizeGreaterThan(100);
        return all;
    }

    private static String text(JsonNode jws) {
        return jws.isTextual() ? jws.asText() : jws.toString();
    }

    /** The client library refuses to send what no header can hold. */
    private static String printable(String text) {
        return text.replaceAll("[^\\x20-\\x7e]", "");
    }

    /**
     * Every ask comes from another address, so that the limit an address does not hide the answer.
     */
    private static HttpResponse<String> token(String assertion) {
        String form =
                "grant_type=client_credentials&client_assertion_type="
                        + URLEncoder.encode(JWT_BEARER, StandardCharsets.UTF_8)
                        + "&client_assertion="
                        + URLEncoder.encode(assertion, StandardCharsets.UTF_8);
        asked++;
        return portal.send(
                HttpRequest.newBuilder(portal.at("/oauth/token"))
                        .header("X-Forwarded-For", "198.51." + asked / 200 + "." + asked % 200)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)));
    }

    private static String bundle(String type, String resource) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"%s\",\"entry\":[{\"resource\":%s}]}"
                .formatted(type, resource);
    }

    private static HttpResponse<String> fhir(String path, String body, String language) {
        return send(path, body, "application/fhir+json", language);
    }

    private static HttpResponse<String> send(
            String path, String body, String type, String language) {
        return portal.send(
                HttpRequest.newBuilder(portal.at(path))
                        .header("Authorization", "Bearer " + people.firstSystem)
                        .header("Content-Type", type)
                        .header("Accept-Language", language)
                        .POST(BodyPublishers.ofString(body)));
    }

    private static String brief(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
