package org.whosaw.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.RandomSource;

/** Sends the feeds everything that a broken sender might, to a whole server, in both languages. */
class IngestBadInputTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MARK = "Mark7fQx9Z";
    private static final String FEED = "/api/v1/ingest/access-events";

    @TempDir static Path folder;
    static RunningPortal portal;
    static PortalPeople people;

    @BeforeAll
    static void start() {
        Keyring.generate(new RandomSource(), false).write(folder.resolve("keys"));
        portal =
                RunningPortal.start(
                        new ShippedConfig(folder)
                                .with("idleTimeout: 30s", "idleTimeout: 2s")
                                .with("${PORTAL_INGEST_MAX_BYTES:-67108864}", "2000000")
                                .with("${PORTAL_INGEST_MAX_LINES:-100000}", "3000"));
        people = new PortalPeople(portal, folder);
        people.addRecords();
    }

    @AfterAll
    static void stop() {
        people.close();
        portal.close();
    }

    /** Each makes one line of three wrong; the other two are taken all the same. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"action\":\"view\"|\"action\":\"Mark7fQx9Z\"|action",
                "\"action\":\"view\"|\"action\":7|action",
                "\"action\":\"view\"|\"purpose\":\"treatment\"|action",
                "\"action\":\"view\"|\"action\":\"view\",\"purpose\":\"Mark7fQx9Z\"|purpose",
                "\"action\":\"view\"|\"action\":\"view\",\"elements\":[\"Mark7fQx9Z\"]|elements",
                "\"action\":\"view\"|\"action\":\"view\",\"elements\":\"phone\"|elements",
                "\"action\":\"view\"|\"action\":\"view\",\"sequence\":1e99|sequence",
                "\"action\":\"view\"|\"action\":\"view\",\"sequence\":99999999999999999999|sequence",
                "\"action\":\"view\"|\"action\":\"view\",\"emergency\":\"Mark7fQx9Z\"|emergency",
                "2026-03-02T09:00:00Z|0001-01-01T00:00:00Z|occurredAt",
                "2026-03-02T09:00:00Z|1899-12-31T00:00:00Z|occurredAt",
                "2026-03-02T09:00:00Z|2999-01-01T00:00:00Z|occurredAt",
                "2026-03-02T09:00:00Z|+999999999-12-31T23:59:59Z|occurredAt",
                "2026-03-02T09:00:00Z|2026-02-30T09:00:00Z|occurredAt",
                "2026-03-02T09:00:00Z|Mark7fQx9Z|occurredAt",
                "\"system\":\"emr\"|\"system\":\"Mark7fQx9Z\"|system",
                "\"system\":\"emr\"|\"system\":null|system",
                "{\"mrn\":\"M1\"}|{\"Mark7fQx9Z\":1}|subjects",
                "{\"mrn\":\"M1\"}|{\"mrn\":\"\"}|subjects",
                "{\"mrn\":\"M1\"}|\"Mark7fQx9Z\"|subjects",
                "\"accessor\":{}|\"accessor\":[]|accessor",
                "\"accessor\":{}|\"accessor\":{\"identity\":\"Mark7fQx9Z\"}|accessor",
            })
    void line_wrong_isRefusedByItselfWithItsField(String old, String changed, String field)
            throws IOException {
        String id = Integer.toHexString(changed.hashCode());
        String wrong = event("w-" + id);
        assertThat(wrong).contains(old);
        String body =
                event("a-" + id) + "\n" + wrong.replace(old, changed) + "\n" + event("b-" + id);
        JsonNode chinese = judge(body, "zh-CN", field);
        JsonNode english = judge(body, "en", field);
        assertThat(chinese.path("held").asInt() + chinese.path("accepted").asInt()).isEqualTo(2);
        assertThat(english.path("duplicate").asInt()).as("sent again").isEqualTo(2);
        String first = chinese.at("/rejected/0/detail").asText();
        String second = english.at("/rejected/0/detail").asText();
        assertThat(first).isNotEqualTo(second).containsPattern("[\u4e00-\u9fff]");
        assertThat(second).doesNotContainPattern("[\u4e00-\u9fff]");
    }

    private static JsonNode judge(String body, String language, String field) throws IOException {
        HttpResponse<String> answer = send(bytes(body), language);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain(MARK);
        JsonNode read = JSON.readTree(answer.body());
        assertThat(read.path("rejected").size()).as(answer.body()).isEqualTo(1);
        assertThat(read.at("/rejected/0/line").asInt()).isEqualTo(2);
        assertThat(read.at("/rejected/0/field").asText()).as(answer.body()).startsWith(field);
        return read;
    }

    @Test
    void line_malformed_isRefusedByItself() throws IOException {
        for (String wrong : List.of("{", "nul", "{\"a\":\"" + MARK, "[1]", "\"x\"", "{}}", "{]")) {
            String body = event("m-1") + "\n" + wrong + "\n" + event("m-2");
            HttpResponse<String> answer = send(bytes(body), "en");
            assertThat(answer.statusCode()).as(wrong + answer.body()).isIn(200, 400);
            assertThat(answer.body()).doesNotContain(MARK);
            if (answer.statusCode() == 200) {
                JsonNode read = JSON.readTree(answer.body());
                assertThat(read.at("/rejected/0/line").asInt()).as(wrong).isEqualTo(2);
            }
        }
    }

    @Test
    void line_strangeBytes_areRefused() throws IOException {
        byte[] latin = event("é-ÿ").getBytes(StandardCharsets.ISO_8859_1);
        byte[] wide = event("u-16").getBytes(StandardCharsets.UTF_16);
        for (byte[] body : List.of(latin, wide)) {
            HttpResponse<String> answer = send(body, "zh-CN");
            JsonNode read = JSON.readTree(answer.body());
            boolean refused = answer.statusCode() == 400 || read.path("rejected").size() > 0;
            assertThat(refused).as(answer.body()).isTrue();
            assertThat(read.path("accepted").asInt() + read.path("held").asInt()).isZero();
        }
    }

    @Test
    void event_sameIdOtherContent_isAConflictAndChangesNothing() throws IOException {
        JsonNode first = JSON.readTree(send(bytes(event("c-1")), "en").body());
        assertThat(first.path("held").asInt()).isEqualTo(1);
        String other = event("c-1").replace("view", "print");
        for (String language : List.of("zh-CN", "en")) {
            JsonNode answer = JSON.readTree(send(bytes(other), language).body());
            assertThat(answer.at("/rejected/0/code").asText()).isEqualTo("event.conflict");
        }
        JsonNode again = JSON.readTree(send(bytes(event("c-1")), "en").body());
        assertThat(again.path("duplicate").asInt()).isEqualTo(1);
    }

    @Test
    void event_tenThousandSubjects_isRefusedWhole() throws IOException {
        String subjects =
                IntStream.range(0, 10_000)
                        .mapToObj(each -> "{\"mrn\":\"T" + each + "\"}")
                        .collect(Collectors.joining(","));
        String body = event("t-1").replace("{\"mrn\":\"M1\"}", subjects);
        JsonNode answer = JSON.readTree(send(bytes(body), "en").body());
        assertThat(answer.path("rejected").size()).isEqualTo(1);
        assertThat(answer.at("/rejected/0/field").asText()).startsWith("subjects");
        assertThat(answer.path("held").asInt() + answer.path("accepted").asInt()).isZero();
    }

    @Test
    void text_huge_isRefused() throws IOException {
        for (String field : List.of("sourceEventId", "emergencyReason", "approvalId", "ip")) {
            String body =
                    event("h-" + field)
                            .replace(
                                    "\"action\"",
                                    "\"" + field + "\":\"" + MARK.repeat(20_000) + "\",\"action\"");
            HttpResponse<String> answer = send(bytes(body), "en");
            assertThat(answer.statusCode()).as(field).isIn(200, 400, 413);
            assertThat(answer.body()).doesNotContain(MARK);
            assertThat(JSON.readTree(answer.body()).path("held").asInt()).as(field).isZero();
        }
    }

    @Test
    void body_overTheLimit_is413InTheLanguageAsked() {
        byte[] large = bytes((event("l") + "\n").repeat(12_000));
        String lines =
                IntStream.range(0, 3_100).mapToObj(each -> "{}").collect(Collectors.joining("\n"));
        for (byte[] body : List.of(large, bytes(lines))) {
            HttpResponse<String> chinese = send(body, "zh-CN");
            HttpResponse<String> english = send(body, "en");
            assertThat(List.of(chinese.statusCode(), english.statusCode())).containsOnly(413);
            assertThat(chinese.body()).containsPattern("[\u4e00-\u9fff]");
            assertThat(english.body()).doesNotContainPattern("[\u4e00-\u9fff]");
        }
    }

    /** A sender that falls silent loses its place, and nothing of its broken line is kept. */
    @Test
    void body_senderFallsSilent_isCutOff() throws IOException {
        byte[] whole = bytes(event("s-1") + "\n" + event("s-2"));
        try (Socket socket = new Socket("localhost", portal.at("/").getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(
                    bytes(
                            "POST %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Type: application/x-ndjson\r\nContent-Length: %d\r\n\r\n"
                                    .formatted(FEED, people.firstSystem, whole.length)));
            out.write(whole, 0, whole.length - 30);
            out.flush();
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 4").contains("problem+json");
        }
        JsonNode again = JSON.readTree(send(whole, "en").body());
        assertThat(again.path("rejected").size()).isZero();
        assertThat(again.path("held").asInt() + again.path("duplicate").asInt()).isEqualTo(2);
    }

    @Test
    void body_senderFallsSilentAtAnyDoor_isItsOwnFault() throws IOException {
        String[][] doors = {
            {"/fhir", "application/fhir+json", "{\"resourceType\":\"Bundle\","},
            {"/fhir/AuditEvent", "application/fhir+json", "{\"resourceType\":"},
            {"/api/v1/ingest/disclosures", "application/x-ndjson", "{\"sourceEventId\":"},
            {"/api/v1/ingest/sheet?system=emr", "text/csv", "姓名,联系电话\n"},
            {"/api/v1/ingest/atna", "application/xml", "<AuditMessage>"},
            {"/api/v1/directory/patients", "application/json", "[{\"mrn\":"},
            {"/api/v1/sign-in/phone", "application/json", "{\"phone\":"},
            {"/oauth/token", "application/x-www-form-urlencoded", "grant_type="},
        };
        List<Socket> waiting = new ArrayList<>();
        for (String[] door : doors) {
            waiting.add(begin(door[0], door[1], bytes(door[2])));
        }
        for (int i = 0; i < doors.length; i++) {
            try (Socket socket = waiting.get(i)) {
                String answer =
                        new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(answer).as(doors[i][0]).startsWith("HTTP/1.1 4").contains("json");
            }
        }
    }

    /** Sends the head of a request and the beginning of its body, and then nothing more. */
    private static Socket begin(String path, String type, byte[] beginning) throws IOException {
        Socket socket = new Socket("localhost", portal.at("/").getPort());
        socket.setSoTimeout(20_000);
        OutputStream out = socket.getOutputStream();
        out.write(
                bytes(
                        "POST %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Type: %s\r\nContent-Length: 5000\r\n\r\n"
                                .formatted(path, people.firstSystem, type)));
        out.write(beginning);
        out.flush();
        return socket;
    }

    private static HttpResponse<String> send(byte[] body, String language) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(portal.at(FEED))
                        .header("Authorization", "Bearer " + people.firstSystem)
                        .header("Content-Type", "application/x-ndjson")
                        .header("Accept-Language", language)
                        .POST(BodyPublishers.ofByteArray(body));
        return portal.send(request);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String event(String id) {
        return "{\"sourceEventId\":\""
                + id
                + "\",\"occurredAt\":\"2026-03-02T09:00:00Z\",\"system\":\"emr\",\"accessor\":{},"
                + "\"action\":\"view\",\"subjects\":[{\"mrn\":\"M1\"}]}";
    }
}
