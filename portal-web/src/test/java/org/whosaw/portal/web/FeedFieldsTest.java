package org.whosaw.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Makes every field of a provision and of a FHIR event wrong, one at a time, between two sound ones
 * and over HTTP: the wrong one is refused with its field, in the language asked, the others stand.
 * {@link IngestBadInputTest} does the same with accesses.
 */
class FeedFieldsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MARK = "Mark7fQx9Z";

    @TempDir static Path folder;
    static RunningPortal portal;
    static PortalPeople people;

    @BeforeAll
    static void start() {
        portal = RunningPortal.start(folder);
        people = new PortalPeople(portal, folder);
        people.addRecords();
        people.addInsurer();
    }

    @AfterAll
    static void stop() {
        people.close();
        portal.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"sourceEventId\":\"$ID\"|\"sourceEventId\":\"\"|sourceEventId",
                "\"sourceEventId\":\"$ID\"|\"sourceEventId\":7|sourceEventId",
                "\"sourceEventId\":\"$ID\",|''|sourceEventId",
                "\"system\":\"emr\"|\"system\":\"Mark7fQx9Z\"|system",
                "\"system\":\"emr\"|\"system\":null|system",
                "\"recipient\":\"insurer\"|\"recipient\":\"Mark7fQx9Z\"|recipient",
                "\"recipient\":\"insurer\"|\"recipient\":[]|recipient",
                "\"purpose\":\"insurance-claim\"|\"purpose\":\"Mark7fQx9Z\"|purpose",
                "\"purpose\":\"insurance-claim\"|\"purpose\":1|purpose",
                "\"basis\":\"consent\"|\"basis\":\"Mark7fQx9Z\"|basis",
                "\"basis\":\"consent\"|\"basis\":\"consent\",\"article\":{}|article",
                "\"elements\":[\"name\"]|\"elements\":[\"Mark7fQx9Z\"]|elements",
                "\"elements\":[\"name\"]|\"elements\":\"name\"|elements",
                "\"method\":\"file\"|\"method\":[1]|method",
                "\"count\":1|\"count\":-1|count",
                "\"count\":1|\"count\":1e99|count",
                "\"count\":1|\"count\":99999999999999999999|count",
                "\"count\":1|\"count\":\"Mark7fQx9Z\"|count",
                "\"count\":1|\"count\":1,\"sequence\":1e99|sequence",
                "\"count\":1|\"count\":1,\"keepUntil\":\"2026-02-30\"|keepUntil",
                "\"count\":1|\"count\":1,\"keepUntil\":\"Mark7fQx9Z\"|keepUntil",
                "\"count\":1|\"count\":1,\"destroyedOn\":20260101|destroyedOn",
                "\"count\":1|\"count\":1,\"onwardOf\":{}|onwardOf",
                "\"count\":1|\"count\":1,\"noticeDeferred\":\"Mark7fQx9Z\"|noticeDeferred",
                "\"count\":1|\"count\":1,\"noticeDeferred\":{\"law\":\"x\"}|noticeDeferred",
                "2026-03-02T09:00:00Z|0001-01-01T00:00:00Z|occurredAt",
                "2026-03-02T09:00:00Z|1899-12-31T00:00:00Z|occurredAt",
                "2026-03-02T09:00:00Z|2999-01-01T00:00:00Z|occurredAt",
                "2026-03-02T09:00:00Z|+999999999-12-31T23:59:59Z|occurredAt",
                "2026-03-02T09:00:00Z|2026-02-30T09:00:00Z|occurredAt",
                "2026-03-02T09:00:00Z|Mark7fQx9Z|occurredAt",
                "{\"mrn\":\"M1\"}|{\"Mark7fQx9Z\":1}|subjects",
                "{\"mrn\":\"M1\"}|{\"mrn\":\"\"}|subjects",
                "{\"mrn\":\"M1\"}|\"Mark7fQx9Z\"|subjects",
            })
    void provision_fieldWrong_isRefusedByItself(String old, String changed, String field)
            throws IOException {
        String id = "p" + Integer.toHexString((old + changed).hashCode());
        String sound = provision("w-" + id);
        String from = old.replace("$ID", "w-" + id);
        assertThat(sound).contains(from);
        String body =
                String.join(
                        "\n",
                        provision("a-" + id),
                        sound.replace(from, changed),
                        provision("b-" + id));
        String chinese = provisions(body, "zh-CN", field);
        String english = provisions(body, "en", field);
        assertThat(chinese).containsPattern("[\u4e00-\u9fff]");
        assertThat(english).doesNotContainPattern("[\u4e00-\u9fff]");
    }

    private static String provisions(String body, String language, String field)
            throws IOException {
        HttpResponse<String> answer =
                send("/api/v1/ingest/disclosures", "application/x-ndjson", body, language);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain(MARK);
        JsonNode read = JSON.readTree(answer.body());
        assertThat(read.path("rejected")).as(answer.body()).hasSize(1);
        assertThat(read.at("/rejected/0/line").asInt()).isEqualTo(2);
        assertThat(read.at("/rejected/0/field").asText()).as(answer.body()).startsWith(field);
        int taken = 0;
        for (String each : List.of("accepted", "held", "duplicate")) {
            taken += read.path(each).asInt();
        }
        assertThat(taken).as(answer.body()).isEqualTo(2);
        return read.at("/rejected/0/detail").asText();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"id\":\"$ID\"|\"id\":\"a b\"|id",
                "\"id\":\"$ID\"|\"id\":7|id",
                "\"type\":{\"code\":\"rest\"},|''|type",
                "\"type\":{\"code\":\"rest\"}|\"type\":\"Mark7fQx9Z\"|type",
                "\"type\":{\"code\":\"rest\"}|\"type\":{\"code\":7}|type.code",
                "\"action\":\"R\"|\"action\":\"Mark7fQx9Z\"|action",
                "\"action\":\"R\"|\"action\":[]|action",
                "\"outcome\":\"0\"|\"outcome\":0|outcome",
                "\"outcome\":\"0\"|\"outcome\":\"Mark7fQx9Z\"|outcome",
                "\"recorded\":\"2026-03-02T09:00:00Z\",|''|recorded",
                "2026-03-02T09:00:00Z|2026-03-02|recorded",
                "2026-03-02T09:00:00Z|2026-02-30T09:00:00Z|recorded",
                "2026-03-02T09:00:00Z|0001-01-01T00:00:00Z|recorded",
                "2026-03-02T09:00:00Z|2999-01-01T00:00:00Z|recorded",
                "2026-03-02T09:00:00Z|+999999999-12-31T23:59:59Z|recorded",
                "2026-03-02T09:00:00Z|Mark7fQx9Z|recorded",
                "\"agent\":[{\"name\":\"林演示\",\"requestor\":true}],|''|agent",
                "\"agent\":[{\"name\":\"林演示\",\"requestor\":true}]|\"agent\":{}|agent",
                "\"agent\":[{\"name\":\"林演示\",\"requestor\":true}]|\"agent\":[\"Mark7fQx9Z\"]|agent[0]",
                "\"name\":\"林演示\"|\"name\":[\"Mark7fQx9Z\"]|agent[0].name",
                "\"name\":\"林演示\"|\"name\":\"a\\u0000b\"|agent[0].name",
                "\"requestor\":true|\"requestor\":\"Mark7fQx9Z\"|agent[0].requestor",
                "\"source\":{\"site\":\"emr\"},|''|source",
                "\"source\":{\"site\":\"emr\"}|\"source\":[]|source",
                "\"entity\":[|\"entity\":[1,|entity[0]",
                "\"reference\":\"Patient/M1\"|\"reference\":{}|entity[0].what.reference",
                "\"outcome\":\"0\"|\"outcome\":\"0\",\"modifierExtension\":[{\"url\":\"urn:x\"}]|modifierExtension",
            })
    void auditEvent_fieldWrong_isRefusedByItself(String old, String changed, String field)
            throws IOException {
        String id = "f" + Integer.toHexString((old + changed).hashCode());
        String sound = event("w-" + id);
        String from = old.replace("$ID", "w-" + id);
        assertThat(sound).contains(from);
        String wrong = sound.replace(from, changed);
        String body = bundle("batch", event("a-" + id), wrong, event("b-" + id));
        String chinese = entries(body, "zh-CN", field);
        String english = entries(body, "en", field);
        assertThat(chinese).containsPattern("[\u4e00-\u9fff]");
        assertThat(english).doesNotContainPattern("[\u4e00-\u9fff]");
        HttpResponse<String> alone = fhir("/fhir/AuditEvent", wrong, "en");
        assertThat(alone.statusCode()).as(alone.body()).isBetween(400, 499);
        assertThat(alone.body()).contains("OperationOutcome", field).doesNotContain(MARK);
        String other = bundle("transaction", event("t-" + id), wrong);
        HttpResponse<String> whole = fhir("/fhir", other, "en");
        assertThat(whole.statusCode()).as(whole.body()).isBetween(400, 499);
        assertThat(whole.body()).contains("OperationOutcome", field).doesNotContain(MARK);
        HttpResponse<String> first = fhir("/fhir/AuditEvent", event("t-" + id), "en");
        assertThat(first.statusCode()).as("nothing of the transaction was kept").isEqualTo(201);
    }

    private static String entries(String body, String language, String field) throws IOException {
        HttpResponse<String> answer = fhir("/fhir", body, language);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain(MARK);
        JsonNode read = JSON.readTree(answer.body());
        for (int each : new int[] {0, 2}) {
            assertThat(read.at("/entry/" + each + "/response/status").asText()).startsWith("20");
        }
        JsonNode wrong = read.at("/entry/1/response");
        assertThat(wrong.path("status").asText()).as(answer.body()).startsWith("4");
        assertThat(wrong.at("/outcome/issue/0/expression/0").asText())
                .as(answer.body())
                .startsWith("Bundle.entry[1].resource." + field);
        return wrong.at("/outcome/issue/0/diagnostics").asText();
    }

    @Test
    void events_tenThousandSubjectsOrAgents_areRefusedWhole() throws IOException {
        String many =
                IntStream.range(0, 10_000)
                        .mapToObj(each -> "{\"mrn\":\"T" + each + "\"}")
                        .collect(Collectors.joining(","));
        String line = provision("many").replace("{\"mrn\":\"M1\"}", many);
        JsonNode answer =
                JSON.readTree(
                        send("/api/v1/ingest/disclosures", "application/x-ndjson", line, "en")
                                .body());
        assertThat(answer.path("rejected")).hasSize(1);
        String entities =
                IntStream.range(0, 10_000)
                        .mapToObj(each -> "{\"what\":{\"reference\":\"Patient/T" + each + "\"}}")
                        .collect(Collectors.joining(","));
        String event = event("many").replace("{\"what\":{\"reference\":\"Patient/M1\"}}", entities);
        HttpResponse<String> refused = fhir("/fhir/AuditEvent", event, "en");
        assertThat(refused.statusCode()).as(refused.body()).isBetween(400, 499);
        assertThat(refused.body()).contains("OperationOutcome");
    }

    private static HttpResponse<String> fhir(String path, String body, String language) {
        return send(path, "application/fhir+json", body, language);
    }

    private static HttpResponse<String> send(
            String path, String type, String body, String language) {
        return portal.send(
                HttpRequest.newBuilder(portal.at(path))
                        .header("Authorization", "Bearer " + people.firstSystem)
                        .header("Content-Type", type)
                        .header("Accept-Language", language)
                        .POST(BodyPublishers.ofString(body)));
    }

    private static String bundle(String type, String... events) {
        return "{\"resourceType\":\"Bundle\",\"type\":\""
                + type
                + "\",\"entry\":["
                + Stream.of(events)
                        .map(each -> "{\"resource\":" + each + "}")
                        .collect(Collectors.joining(","))
                + "]}";
    }

    private static String provision(String id) {
        return "{\"sourceEventId\":\""
                + id
                + "\",\"occurredAt\":\"2026-03-02T09:00:00Z\",\"system\":\"emr\","
                + "\"recipient\":\"insurer\",\"purpose\":\"insurance-claim\","
                + "\"basis\":\"consent\",\"elements\":[\"name\"],\"method\":\"file\","
                + "\"count\":1,\"subjects\":[{\"mrn\":\"M1\"}]}";
    }

    private static String event(String id) {
        return "{\"resourceType\":\"AuditEvent\",\"id\":\""
                + id
                + "\",\"type\":{\"code\":\"rest\"},\"action\":\"R\","
                + "\"recorded\":\"2026-03-02T09:00:00Z\",\"outcome\":\"0\","
                + "\"agent\":[{\"name\":\"林演示\",\"requestor\":true}],"
                + "\"source\":{\"site\":\"emr\"},"
                + "\"entity\":[{\"what\":{\"reference\":\"Patient/M1\"}}]}";
    }
}
