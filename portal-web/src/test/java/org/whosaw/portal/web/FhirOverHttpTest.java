package org.whosaw.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.hospital.Directory.SystemEntry;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.client.ClientRegistry.NewClient;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.store.Database;

/** A hospital's system signs in and sends FHIR to the whole server. */
class FhirOverHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FHIR = "application/fhir+json";

    @TempDir static Path folder;
    private static RunningPortal portal;
    private static String token;

    @BeforeAll
    static void start() throws IOException {
        portal = RunningPortal.start(folder);
        NewClient client = client();
        String basic =
                Base64.getEncoder()
                        .encodeToString(
                                (client.clientId() + ":" + client.secret().reveal())
                                        .getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer =
                portal.send(
                        HttpRequest.newBuilder(portal.at("/oauth/token"))
                                .header("Authorization", "Basic " + basic)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(
                                        BodyPublishers.ofString(
                                                "grant_type=client_credentials&scope=ingest")));
        token = JSON.readTree(answer.body()).path("access_token").asText();
        assertThat(token).isNotEmpty();
    }

    private static NewClient client() {
        try (Database database = Database.open(portal.support().getConfiguration().database());
                Rooms rooms =
                        new Rooms(
                                portal.support().getConfiguration(),
                                database,
                                Keyring.read(folder.resolve("keys")),
                                Clock.systemUTC(),
                                false)) {
            HospitalId hospital = rooms.hospital().hospitals().add("H9", "演示医院", null, null, null);
            rooms.hospital()
                    .directory()
                    .putSystems(
                            hospital,
                            List.of(
                                    new SystemEntry(
                                            "emr", "病历系统", null, null, null, null, null, null)));
            return rooms.identity().clients().add(hospital, "emr", Set.of(Scope.INGEST));
        }
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @Test
    void auditEvent_newAgainAndChanged() throws IOException {
        assertThat(post("/fhir/AuditEvent", event("a-1", "0"), null).statusCode()).isEqualTo(201);
        assertThat(post("/fhir/AuditEvent", event("a-1", "0"), null).statusCode()).isEqualTo(200);

        HttpResponse<String> other = post("/fhir/AuditEvent", event("a-1", "8"), null);
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(JSON.readTree(other.body()).at("/issue/0/code").asText()).isEqualTo("conflict");
    }

    @Test
    void bundle_gzip_isTakenAndABrokenOneIsRefused() throws IOException {
        String bundle =
                "{\"resourceType\": \"Bundle\", \"type\": \"batch\", \"entry\": [{\"resource\": "
                        + event("b-1", "0")
                        + "}]}";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(bundle.getBytes(StandardCharsets.UTF_8));
        }

        HttpResponse<String> taken = send("/fhir", bytes.toByteArray(), "gzip", token);
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(taken.body()).at("/entry/0/response/status").asText())
                .isEqualTo("201 Created");

        byte[] cut = Arrays.copyOf(bytes.toByteArray(), bytes.size() - 12);
        HttpResponse<String> broken = send("/fhir", cut, "gzip", token);
        assertThat(broken.statusCode()).isEqualTo(400);
        assertOutcome(broken);
        HttpResponse<String> no =
                send("/fhir", "not gzip".getBytes(StandardCharsets.UTF_8), "gzip", token);
        assertThat(no.statusCode()).isEqualTo(400);
        assertOutcome(no);
    }

    @Test
    void refusals_areOutcomes() throws IOException {
        HttpResponse<String> nobody =
                send("/fhir", event("c-1", "0").getBytes(StandardCharsets.UTF_8), null, "x");
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertOutcome(nobody);

        HttpResponse<String> lost = portal.get("/fhir/Nothing");
        assertThat(lost.statusCode()).isEqualTo(404);
        assertOutcome(lost);

        byte[] large =
                ("{\"a\": [" + "1,".repeat(11_000_000) + "1]}").getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> tooLarge = send("/fhir", large, null, token);
        assertThat(tooLarge.statusCode()).isEqualTo(413);
        assertOutcome(tooLarge);
    }

    @Test
    void metadata_isOpen() throws IOException {
        HttpResponse<String> answer = portal.get("/fhir/metadata");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith(FHIR);
        assertThat(JSON.readTree(answer.body()).path("fhirVersion").asText()).isEqualTo("4.0.1");
    }

    private static void assertOutcome(HttpResponse<String> answer) throws IOException {
        JsonNode body = JSON.readTree(answer.body());
        assertThat(body.path("resourceType").asText())
                .as(answer.body())
                .isEqualTo("OperationOutcome");
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith(FHIR);
    }

    private static HttpResponse<String> post(String path, String body, String encoding) {
        return send(path, body.getBytes(StandardCharsets.UTF_8), encoding, token);
    }

    private static HttpResponse<String> send(
            String path, byte[] body, String encoding, String bearer) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(portal.at(path))
                        .header("Authorization", "Bearer " + bearer)
                        .header("Content-Type", FHIR)
                        .POST(BodyPublishers.ofByteArray(body));
        if (encoding != null) {
            request.header("Content-Encoding", encoding);
        }
        return portal.send(request);
    }

    private static String event(String id, String outcome) {
        return """
        {"resourceType": "AuditEvent", "id": "%s", "type": {"code": "rest"}, "action": "R",
         "recorded": "2026-03-02T08:15:30Z", "outcome": "%s",
         "agent": [{"name": "林演示", "requestor": true}],
         "source": {"site": "emr"}, "entity": [{"what": {"reference": "Patient/M0001"}}]}
        """
                .formatted(id, outcome);
    }
}
