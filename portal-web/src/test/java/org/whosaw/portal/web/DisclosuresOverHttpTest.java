package org.whosaw.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hospital tells whom it gave what; the patient reads it. */
class DisclosuresOverHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir static Path folder;
    private static RunningPortal portal;
    private static PortalPeople people;

    @BeforeAll
    static void start() throws IOException {
        portal = RunningPortal.start(folder);
        people = new PortalPeople(portal, folder);
        put("systems", "[{\"code\":\"emr\",\"name\":\"病历系统\"}]");
        put(
                "recipients",
                """
                [{"code":"insurer","name":"演示保险","nameEn":"Demo insurer","kind":"insurer",
                  "role":"independent","elements":["name"]},
                 {"code":"reinsurer","name":"演示再保险","kind":"insurer","onwardOf":"insurer"}]\
                """);
    }

    @AfterAll
    static void stop() {
        people.close();
        portal.close();
    }

    @Test
    void everyField_isReadBackByThePatient() throws IOException {
        JsonNode answer = send("all", line("f-1", ",\"onwardOf\":null"));
        assertThat(answer.path("accepted").asInt()).as(answer.toString()).isEqualTo(1);
        String id = answer.at("/items/0/id").asText();
        assertThat(id).startsWith("ds_");

        JsonNode read = own(id);
        assertThat(read.path("occurredAt").asText()).isEqualTo("2026-11-20T02:15:30Z");
        assertThat(read.at("/recipient/code").asText()).isEqualTo("insurer");
        assertThat(read.at("/recipient/name").asText()).isEqualTo("演示保险");
        assertThat(read.at("/recipient/nameEn").asText()).isEqualTo("Demo insurer");
        assertThat(read.at("/recipient/kind").asText()).isEqualTo("insurer");
        assertThat(read.path("purpose").asText()).isEqualTo("insurance-claim");
        assertThat(read.path("basis").asText()).isEqualTo("contract");
        assertThat(read.path("article").asText()).isEqualTo("保险法 10");
        assertThat(texts(read.path("elements"))).containsExactlyInAnyOrder("name", "phone");
        assertThat(read.path("method").asText()).isEqualTo("file");
        assertThat(read.path("count").asInt()).isEqualTo(12);
        assertThat(read.path("keepUntil").asText()).isEqualTo("2027-11-20");
        assertThat(read.path("destroyedOn").asText()).isEqualTo("2026-11-21");
        assertThat(read.path("onwardOf").isNull()).isTrue();
        assertThat(read.path("access").isNull()).isTrue();
        assertThat(read.path("system").asText()).isEqualTo("病历系统");
    }

    @Test
    void againAndChanged_isADuplicateAndAConflict() throws IOException {
        assertThat(send("", line("i-1", "")).path("accepted").asInt()).isEqualTo(1);
        assertThat(send("", line("i-1", "")).path("duplicate").asInt()).isEqualTo(1);

        String[] changes = {
            "\"count\":12|\"count\":13",
            "保险法 10|保险法 11",
            "\"contract\"|\"consent\"",
            "2027-11-20|2027-11-21",
            "\"phone\"|\"bill\""
        };
        for (String change : changes) {
            String[] parts = change.split("\\|");
            JsonNode other = send("", line("i-1", "").replace(parts[0], parts[1]));
            assertThat(other.at("/rejected/0/code").asText())
                    .as(change)
                    .isEqualTo("event.conflict");
            assertThat(other.at("/rejected/0/line").asInt()).isEqualTo(1);
        }
        String deferred =
                line("i-2", deferral(Instant.now().plus(Duration.ofDays(400)).toString()));
        send("", deferred);
        JsonNode approved = send("", deferred.replace("办案机关", "另一机关"));
        assertThat(approved.at("/rejected/0/code").asText()).isEqualTo("event.conflict");
    }

    @Test
    void onward_namesTheProvisionThatIsPassedOn() throws IOException {
        // The one that passes on may be told first.
        String second =
                line("o-2", ",\"onwardOf\":\"o-1\"").replace("\"insurer\"", "\"reinsurer\"");
        String secondId = send("all", second).at("/items/0/id").asText();
        assertThat(own(secondId).path("onwardOf").isNull()).isTrue();

        String firstId = send("all", line("o-1", "")).at("/items/0/id").asText();
        assertThat(own(secondId).path("onwardOf").asText()).isEqualTo(firstId);

        List<JsonNode> cards = new ArrayList<>();
        get("/api/v1/me/recipients").path("items").forEach(cards::add);
        assertThat(cards)
                .anySatisfy(
                        card -> {
                            assertThat(card.at("/party/code").asText()).isEqualTo("reinsurer");
                            assertThat(card.at("/receivedFrom/code").asText()).isEqualTo("insurer");
                        })
                .anySatisfy(
                        card -> {
                            assertThat(card.at("/party/code").asText()).isEqualTo("insurer");
                            assertThat(card.at("/passesOnTo/0/code").asText())
                                    .isEqualTo("reinsurer");
                        });
    }

    @Test
    void deferredNotice_isNotThereUntilItsDay() throws IOException {
        String later = Instant.now().plusSeconds(86_400).toString();
        JsonNode put = send("all", line("n-1", deferral(later)));
        assertThat(put.path("accepted").asInt()).as(put.toString()).isEqualTo(1);
        assertThat(all()).noneMatch(each -> id(each).equals(put.at("/items/0/id").asText()));

        JsonNode over = send("all", line("n-2", deferral("2026-11-21T00:00:00Z")));
        assertThat(own(over.at("/items/0/id").asText())).isNotNull();

        String half = ",\"deferral\":{\"law\":\"刑事诉讼法\",\"until\":\"" + later + "\"}";
        JsonNode refused = send("", line("n-3", half));
        assertThat(refused.at("/rejected/0/field").asText()).isEqualTo("deferral.article");
    }

    @Test
    void faults_areNamedAndTheOthersKept() throws IOException {
        String body =
                String.join(
                        "\n",
                        line("e-1", ""),
                        line("e-2", "").replace("\"insurer\"", "\"nobody\""),
                        line("e-3", "").replace("\"emr\"", "\"nowhere\""),
                        line("e-4", "").replace("2026-11-20T", "2126-11-20T"),
                        line("e-5", "").replace("2026-11-20T", "1926-11-20T"),
                        line("e-6", "").replace("\"contract\"", "\"because\""),
                        "{\"broken",
                        line("e-8", ""));
        JsonNode answer = send("all", body);

        assertThat(answer.path("accepted").asInt()).as(answer.toString()).isEqualTo(2);
        List<String> told = new ArrayList<>();
        answer.path("rejected")
                .forEach(
                        each ->
                                told.add(
                                        each.path("line").asText()
                                                + " "
                                                + each.path("code").asText()
                                                + " "
                                                + each.path("field").asText("")));
        assertThat(told)
                .containsExactly(
                        "2 event.recipient-unknown recipient",
                        "3 event.system-unknown system",
                        "4 event.time-future occurredAt",
                        "5 event.time-ancient occurredAt",
                        "6 line.unknown-code basis",
                        "7 line.malformed ");
        assertThat(answer.path("items")).hasSize(8);
    }

    @Test
    void unknownPatient_isHeldAndJoinsWhenRegistered() throws IOException {
        String line = line("h-1", "").replace(PortalPeople.MRN_A, "LATER-1");
        assertThat(send("", line).path("held").asInt()).isEqualTo(1);
        put("patients", "[{\"mrn\":\"LATER-1\",\"name\":\"演示丁\"}]");

        assertThat(send("", line).path("duplicate").asInt()).isEqualTo(1);
    }

    @Test
    void patientsToken_mayNotSend() {
        HttpResponse<String> answer =
                portal.send(request("/api/v1/ingest/disclosures", people.patientA, line("x", "")));

        assertThat(answer.statusCode()).isIn(401, 403);
    }

    @Test
    void recipientsOwnWord_isPaired_orStandsAlone() throws IOException {
        String token = people.recipientToken("insurer");
        String given = line("r-1", "").replace("2026-11-20T", "2026-11-17T");
        String id = send("all", given).at("/items/0/id").asText();
        assertThat(own(id).at("/end/receivedAt").isNull()).isTrue();
        String said =
                """
                {"items":[
                {"message":"in-1","receivedAt":"2026-11-17T11:00:00+08:00",
                 "subject":{"value":"%1$s"},"elements":["name"]},
                {"message":"in-2","receivedAt":"2026-11-01T11:00:00+08:00",
                 "subject":{"system":"mrn","value":"%1$s"},"elements":["photo-of-moon"]},
                {"message":"in-3","receivedAt":"yesterday","subject":{"value":"%1$s"}},
                {"message":"in-4","receivedAt":"2026-10-01T11:00:00+08:00",
                 "subject":{"value":"nobody"},"elements":[]},
                null]}\
                """
                        .formatted(PortalPeople.MRN_A);
        JsonNode answer = say(token, said);
        assertThat(answer.findValuesAsText("status"))
                .containsExactly("accepted", "rejected", "rejected", "accepted", "rejected");
        assertThat(answer.at("/items/0/statement").asText()).startsWith("es_");
        assertThat(answer.at("/items/0/recorded").asBoolean()).isTrue();
        assertThat(answer.at("/items/1/field").asText()).isEqualTo("elements");
        assertThat(answer.at("/items/2/field").asText()).isEqualTo("receivedAt");
        assertThat(answer.at("/items/3/recorded").asBoolean()).isFalse();
        assertThat(own(id).at("/end/receivedAt").isTextual()).isTrue();

        assertThat(portal.send(request("/api/v1/ingest/disclosures", token, "")).statusCode())
                .isEqualTo(403);
        assertThat(portal.send(json("/api/v1/receipts", people.firstSystem, said)).statusCode())
                .as("a hospital's system is nobody's recipient")
                .isEqualTo(404);
        assertThat(portal.send(json("/api/v1/receipts", token, "{}")).statusCode()).isEqualTo(422);
        assertThat(get("/api/v1/me/disclosures/unrecorded").path("items")).isEmpty();
    }

    @Test
    void recipientsOwnWord_asFhir_isAReceiptAndNoLook() throws IOException {
        String token = people.recipientToken("insurer");
        String given = line("f-9", "").replace("2026-11-20T", "2026-11-08T");
        String id = send("all", given).at("/items/0/id").asText();
        String event =
                """
                {"resourceType":"AuditEvent","id":"rcv-1",
                "type":{"system":"http://dicom.nema.org/resources/ontology/DCM","code":"110107"},
                "subtype":[{"system":"http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle","code":"disclose"}],
                "action":"C","recorded":"2026-11-08T10:20:00+08:00","outcome":"0",
                "agent":[{"type":{"coding":[{"system":"http://dicom.nema.org/resources/ontology/DCM","code":"110152"}]},
                "who":{"identifier":{"value":"insurer"}},"requestor":false}],
                "source":{"site":"insurer","observer":{"display":"insurer"}},
                "entity":[{"what":{"identifier":{"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]},"value":"%s"}},
                "type":{"system":"http://terminology.hl7.org/CodeSystem/audit-entity-type","code":"1"},
                "role":{"system":"http://terminology.hl7.org/CodeSystem/object-role","code":"1"}}]}\
                """
                        .formatted(PortalPeople.MRN_A);
        HttpResponse<String> taken = portal.send(fhir(token, event));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
        assertThat(own(id).at("/end/receivedAt").isTextual()).isTrue();
        assertThat(portal.send(fhir(token, event)).statusCode()).isEqualTo(200);
        HttpResponse<String> look =
                portal.send(
                        fhir(
                                token,
                                event.replace("110107", "110110").replace("disclose", "access")));
        assertThat(look.statusCode()).isEqualTo(400);
        assertThat(look.body()).contains("no-receipt");
    }

    @Test
    void provisions_asFhir_withTheirGround_forHerAlone() throws IOException {
        String given = line("v-1", "").replace("2026-11-20T", "2026-11-05T");
        String id = send("all", given).at("/items/0/id").asText().replace('_', '-');
        JsonNode bundle = get("/fhir/AuditEvent?subtype=disclose&_count=200");
        JsonNode one = get("/fhir/AuditEvent/" + id);
        List<JsonNode> all = new ArrayList<>();
        bundle.path("entry").forEach(each -> all.add(each.path("resource")));
        assertThat(all).contains(one);
        assertThat(one.at("/meta/profile/0").asText()).endsWith("PrivacyDisclosure.Source");
        assertThat(one.at("/entity/1/detail").findValuesAsText("valueString"))
                .contains("contract", "保险法 10", "name", "phone");
        HttpRequest.Builder stranger =
                HttpRequest.newBuilder(portal.at("/fhir/AuditEvent/" + id))
                        .header("Authorization", "Bearer " + people.patientB);
        assertThat(portal.send(stranger).statusCode()).isEqualTo(404);
        for (String wrong : List.of("subtype=read", "subtype=disclose&date=2026")) {
            HttpRequest.Builder asked =
                    HttpRequest.newBuilder(portal.at("/fhir/AuditEvent?" + wrong))
                            .header("Authorization", "Bearer " + people.patientA);
            assertThat(portal.send(asked).statusCode()).as(wrong).isEqualTo(400);
        }
    }

    private static HttpRequest.Builder fhir(String token, String body) {
        return HttpRequest.newBuilder(portal.at("/fhir/AuditEvent"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/fhir+json")
                .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    }

    private static JsonNode say(String token, String body) throws IOException {
        HttpResponse<String> answer = portal.send(json("/api/v1/receipts", token, body));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static HttpRequest.Builder json(String path, String token, String body) {
        return HttpRequest.newBuilder(portal.at(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    }

    private static String line(String id, String more) {
        return """
        {"sourceEventId":"%s","sequence":3,"occurredAt":"2026-11-20T10:15:30+08:00",\
        "system":"emr","recipient":"insurer","purpose":"insurance-claim","basis":"contract",\
        "article":"保险法 10","elements":["name","phone"],"method":"file","count":12,\
        "keepUntil":"2027-11-20","destroyedOn":"2026-11-21","subjects":[{"mrn":"%s"}]%s}\
        """
                .formatted(id, PortalPeople.MRN_A, more);
    }

    private static String deferral(String until) {
        return ",\"deferral\":{\"law\":\"刑事诉讼法\",\"article\":\"150\",\"until\":\""
                + until
                + "\",\"approvedBy\":\"办案机关\"}";
    }

    private static JsonNode send(String answers, String body) throws IOException {
        HttpResponse<String> answer =
                portal.send(
                        request(
                                "/api/v1/ingest/disclosures?answers=" + answers,
                                people.firstSystem,
                                body));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static HttpRequest.Builder request(String path, String token, String body) {
        return HttpRequest.newBuilder(portal.at(path))
                .header("Authorization", "Bearer " + token)
                .header("Accept-Language", "en")
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    }

    private static void put(String kind, String body) throws IOException {
        HttpResponse<String> answer =
                portal.send(
                        HttpRequest.newBuilder(portal.at("/api/v1/directory/" + kind))
                                .header("Authorization", "Bearer " + people.firstSystem)
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static List<JsonNode> all() throws IOException {
        List<JsonNode> all = new ArrayList<>();
        get("/api/v1/me/disclosures?limit=200").path("items").forEach(all::add);
        return all;
    }

    private static JsonNode own(String id) throws IOException {
        return all().stream().filter(each -> id(each).equals(id)).findFirst().orElseThrow();
    }

    private static JsonNode get(String path) throws IOException {
        HttpResponse<String> answer =
                portal.send(
                        HttpRequest.newBuilder(portal.at(path))
                                .header("Authorization", "Bearer " + people.patientA));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static String id(JsonNode provision) {
        return provision.path("id").asText();
    }

    private static List<String> texts(JsonNode list) {
        List<String> all = new ArrayList<>();
        list.forEach(each -> all.add(each.asText()));
        return all;
    }
}
