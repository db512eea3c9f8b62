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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.authority.route.Route;
import org.whosaw.portal.authority.route.RouteFile;
import org.whosaw.portal.complaint.ComplaintFacts;
import org.whosaw.portal.complaint.RespondentKind;
import org.whosaw.portal.complaint.Severity;
import org.whosaw.portal.complaint.Topic;
import org.whosaw.portal.complaint.desk.FilingReceipt;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.kernel.Region;

/** A complaint for programs, from a line of hers to the recorded result. */
class ComplaintApiTest {
    private static final String MINE = "/api/v1/complaints/mine";

    @TempDir static Path folder;
    static RunningPortal portal;
    static TwoHospitals world;

    @BeforeAll
    static void start() {
        portal = RunningPortal.start(folder);
        world = new TwoHospitals(portal, folder);
        world.rooms().hospital().hospitals().setSeat("H1", new Region("330100"));
    }

    @AfterAll
    static void stop() {
        world.close();
        portal.close();
    }

    private static HttpResponse<String> call(String verb, String path, String key, String json) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(portal.at(path)).header("Accept-Language", "en");
        if (key.startsWith("Bearer ")) {
            request.header("Authorization", key);
        } else if (!key.isEmpty()) {
            request.header("Complaint-Key", key);
        }
        if (!json.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return portal.send(
                request.method(
                        verb,
                        json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json)));
    }

    private static JsonNode ok(String verb, String path, String key, String json) {
        HttpResponse<String> answer = call(verb, path, key, json);
        assertThat(answer.statusCode()).as(path + " " + json).isBetween(200, 201);
        return tree(answer.body());
    }

    private static JsonNode tree(String body) {
        try {
            return new ObjectMapper().readTree(body);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String line() {
        String list = call("GET", "/api/v1/me/accesses", "Bearer " + world.token("A"), "").body();
        return tree(list).path("items").path(0).path("id").asText();
    }

    private static Optional<ComplaintFacts> combination(Route row, LocalDate day) {
        for (Topic topic : Topic.values()) {
            for (RespondentKind kind : RespondentKind.values()) {
                for (Severity severity : Severity.values()) {
                    ComplaintFacts facts =
                            new ComplaintFacts(topic, kind, new Region("330100"), severity);
                    if (RouteFile.shipped()
                            .decide(facts, day)
                            .filter(each -> each.row().equals(row.row()))
                            .isPresent()) {
                        return Optional.of(facts);
                    }
                }
            }
        }
        return Optional.empty();
    }

    @Test
    void story_everyRowThatHoldsToday_fromALineToTheRecordedResult() {
        String line = line();
        String patient = "Bearer " + world.token("A");
        LocalDate today = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"));
        List<String> told = new ArrayList<>();
        for (Route row : RouteFile.shipped().routes()) {
            if (row.holdsOn(today)) {
                ComplaintFacts facts = combination(row, today).orElseThrow();
                JsonNode begun =
                        ok(
                                "POST",
                                "/api/v1/me/complaints",
                                patient,
                                "{\"reference\":\"" + line + "\"}");
                story(begun.path("key").asText(), row, facts);
                told.add(row.row());
            }
        }
        assertThat(told).hasSizeGreaterThan(20);
    }

    private static void story(String key, Route row, ComplaintFacts facts) {
        String fields =
                """
                {"topic":"%s","respondent":"%s","severity":"%s","words":"x","wants":["stop"],
                 "caller":"＋86（154）0000－9999","name":"王一","contact":"15400000001"}\
                """
                        .formatted(
                                facts.topic().code(),
                                facts.respondent().code(),
                                facts.severity().code());
        JsonNode draft = ok("PATCH", MINE, key, fields);
        assertThat(draft.at("/fields/caller").asText()).isEqualTo("15400009999");
        assertThat(draft.at("/records/0/kind").asText()).isEqualTo("access");
        JsonNode route = ok("GET", MINE + "/route", key, "");
        assertThat(route.path("row").asText()).isEqualTo(row.row());
        assertThat(route.at("/reason/zh").asText()).isEqualTo(row.reason().zh());
        JsonNode filed = ok("POST", MINE + "/file", key, "{\"declarationTrue\":true}");
        assertThat(filed.path("state").asText()).isEqualTo("filed");
        assertThat(filed.at("/authorities/0/authority").asText()).isEqualTo(row.lead());
        JsonNode again = ok("POST", MINE + "/file", key, "{\"declarationTrue\":true}");
        assertThat(again.path("filing")).as("sent twice").isEqualTo(filed.path("filing"));
        byte[] receipt =
                call("GET", MINE + "/receipt", key, "").body().getBytes(StandardCharsets.UTF_8);
        assertThat(FilingReceipt.check(receipt, null).orElseThrow().contentHash())
                .isEqualTo(filed.at("/filing/contentHash").asText());
        assertThat(ok("GET", MINE + "/form", key, "").path("items")).isNotNull();
        String steps = MINE + "/steps";
        ok("POST", steps, key, "{\"step\":\"handed-over\"}");
        ok("POST", steps, key, "{\"step\":\"receipt-given\",\"reference\":\"2026-1\"}");
        JsonNode over = ok("POST", steps, key, "{\"step\":\"result-given\",\"words\":\"已责令改正\"}");
        assertThat(over.path("state").asText()).isEqualTo("result-recorded");
        assertThat(over.path("reference").asText()).isEqualTo("2026-1");
        assertThat(over.path("intact").asBoolean()).isTrue();
    }

    @Test
    void open_byCode_isTheSame_andNoOtherKeyOpensIt() {
        JsonNode begun = ok("POST", "/api/v1/complaints", "", "{\"words\":\"x\"}");
        String code = begun.path("code").asText();
        JsonNode opened = ok("POST", "/api/v1/complaints/open", "", "{\"code\":\"" + code + "\"}");
        assertThat(opened.path("key")).isEqualTo(begun.path("key"));
        String other = ok("POST", "/api/v1/complaints", "", "{}").path("key").asText();
        assertThat(ok("GET", MINE, other, "").at("/fields/words").asText()).isEmpty();
        for (String each : List.of("", "x", "Bearer " + world.token("A"))) {
            HttpResponse<String> refused = call("GET", MINE, each, "");
            assertThat(refused.statusCode()).isEqualTo(404);
            assertThat(refused.body()).contains("complaint.no-such-code");
        }
    }

    @Test
    void file_whatIsMissing_isNamedAndTheDraftStays() {
        String key = ok("POST", "/api/v1/complaints", "", "{\"words\":\"x\"}").path("key").asText();
        HttpResponse<String> undeclared = call("POST", MINE + "/file", key, "{}");
        assertThat(undeclared.statusCode()).isEqualTo(422);
        assertThat(undeclared.body()).contains("declarationTrue");
        HttpResponse<String> bare = call("POST", MINE + "/file", key, "{\"declarationTrue\":true}");
        assertThat(bare.statusCode()).isEqualTo(422);
        assertThat(bare.body()).contains("topic", "wants", "respondent");
        assertThat(ok("GET", MINE, key, "").at("/fields/words").asText()).isEqualTo("x");
        assertThat(call("DELETE", MINE, key, "").statusCode()).isEqualTo(204);
        assertThat(call("GET", MINE, key, "").statusCode()).isEqualTo(404);
    }

    @Test
    void evidence_streamed_isKeptOrRefusedAndTheDraftStays() {
        String key = ok("POST", "/api/v1/complaints", "", "{\"words\":\"x\"}").path("key").asText();
        HttpResponse<String> kept = upload(key, "对方说的话".getBytes(StandardCharsets.UTF_8));
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
        String name = tree(kept.body()).path("name").asText();
        byte[] script = "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>".getBytes();
        assertThat(upload(key, script).statusCode()).isEqualTo(415);
        assertThat(upload(key, new byte[0]).statusCode()).isEqualTo(422);
        assertThat(ok("GET", MINE, key, "").path("evidence")).hasSize(1);
        assertThat(call("DELETE", MINE + "/evidence/" + name, key, "").statusCode()).isEqualTo(204);
        assertThat(ok("GET", MINE, key, "").path("evidence")).isEmpty();
    }

    @Test
    void badInput_eachKind_isRefusedInWordsAndTheDraftStays() {
        String key = ok("POST", "/api/v1/complaints", "", "{\"words\":\"x\"}").path("key").asText();
        List<byte[]> files =
                List.of(
                        "GIF89a;<?php system($_GET['c']);?>".getBytes(StandardCharsets.US_ASCII),
                        "PK\3\4 zip of zips".getBytes(StandardCharsets.US_ASCII),
                        "\u001f\u008b\u0008 bomb".getBytes(StandardCharsets.ISO_8859_1),
                        "\u0089PNG\r\n\u001a\n\u007f\u00ff\u00ff\u00ffIHDR"
                                .getBytes(StandardCharsets.ISO_8859_1));
        for (byte[] each : files) {
            HttpResponse<String> refused = upload(key, each);
            assertThat(refused.statusCode()).isIn(415, 422);
            assertThat(tree(refused.body()).path("detail").asText()).isNotBlank();
        }
        HttpResponse<String> markup = upload(key, "<svg onload='x()'/>".getBytes());
        String name = tree(markup.body()).path("name").asText(".txt");
        assertThat(name).as("a text at most, by our own name").endsWith(".txt");
        call("DELETE", MINE + "/evidence/" + name, key, "");
        for (int i = 0; i < 25; i++) {
            int status = upload(key, ("note " + i).getBytes()).statusCode();
            assertThat(status).isEqualTo(i < 20 ? 201 : 422);
        }
        assertThat(call("DELETE", MINE + "/evidence/..%2f..%2fetc", key, "").statusCode())
                .isLessThan(500);
        JsonNode draft = ok("GET", MINE, key, "");
        assertThat(draft.path("evidence")).hasSize(20);
        assertThat(draft.at("/fields/words").asText()).isEqualTo("x");
        for (String each :
                List.of(
                        "154 0000 9999",
                        "154-0000-9999",
                        "+8615400009999",
                        "0086 154 0000 9999",
                        "１５４００００９９９９",
                        "(154) 0000 9999")) {
            JsonNode kept = ok("PATCH", MINE, key, "{\"caller\":\"" + each + "\"}");
            assertThat(kept.at("/fields/caller").asText()).as(each).isEqualTo("15400009999");
        }
        JsonNode odd = ok("PATCH", MINE, key, "{\"caller\":\"影楼\\u202e\\u0000 001\"}");
        assertThat(odd.at("/fields/caller").asText()).isEqualTo("影楼 001");
    }

    private static HttpResponse<String> upload(String key, byte[] bytes) {
        return portal.send(
                HttpRequest.newBuilder(portal.at(MINE + "/evidence"))
                        .header("Complaint-Key", key)
                        .header("Content-Type", "application/octet-stream")
                        .POST(BodyPublishers.ofByteArray(bytes)));
    }

    @Test
    void steps_onToAnotherAuthority_needWhatSheConfirmed() {
        String key =
                ok(
                                "POST",
                                "/api/v1/me/complaints",
                                "Bearer " + world.token("A"),
                                "{\"reference\":\"" + line() + "\"}")
                        .path("key")
                        .asText();
        ok(
                "PATCH",
                MINE,
                key,
                """
                {"topic":"opened-or-passed-on","respondent":"hospital","words":"x",
                 "wants":["stop"],"also":["police"],"toHospital":true,"name":"王一"}\
                """);
        JsonNode filed = ok("POST", MINE + "/file", key, "{\"declarationTrue\":true}");
        assertThat(filed.path("authorities")).hasSize(2);
        assertThat(filed.at("/atHospital/state").asText()).isEqualTo("open");
        String copy = "{\"step\":\"copied\",\"authority\":\"health-local\"%s}";
        HttpResponse<String> unconfirmed = call("POST", MINE + "/steps", key, copy.formatted(""));
        assertThat(unconfirmed.statusCode()).isEqualTo(422);
        assertThat(unconfirmed.body()).contains("confirmed");
        String hash = filed.at("/filing/contentHash").asText();
        JsonNode after =
                ok("POST", MINE + "/steps", key, copy.formatted(",\"confirmed\":\"" + hash + "\""));
        assertThat(after.path("authorities")).hasSize(3);
        List<String> first = packageOf(key, "");
        List<String> second = packageOf(key, "?authority=police");
        assertThat(first).isNotEqualTo(second);
        assertThat(call("GET", MINE + "/package?authority=court", key, "").statusCode())
                .isEqualTo(404);
    }

    private static List<String> packageOf(String key, String query) {
        HttpResponse<String> zip = call("GET", MINE + "/package" + query, key, "");
        assertThat(zip.statusCode()).isEqualTo(200);
        return Stream.of(zip.body()).toList();
    }

    @Test
    void desk_officer_readsAsksAndIsAnswered_othersDoNot() {
        String number = world.complaint();
        String path = "/api/v1/staff/complaints/" + number;
        String officer = "Bearer " + world.staffToken(world.first, StaffRole.PRIVACY_OFFICER);
        assertThat(ok("GET", "/api/v1/staff/complaints", officer, "").toString()).contains(number);
        assertThat(ok("GET", path, officer, "").at("/fields/words").asText()).isEqualTo("x");
        ok("POST", path + "/take", officer, "");
        JsonNode asked = ok("POST", path + "/questions", officer, "{\"text\":\"哪一天？\"}");
        assertThat(asked.at("/complaint/state").asText()).isEqualTo("asked");
        assertThat(call("POST", path + "/answer", officer, "{\"reason\":\"x\"}").statusCode())
                .isEqualTo(422);
        for (String each :
                List.of(
                        world.staffToken(world.first, StaffRole.COUNTER),
                        world.staffToken(world.first, StaffRole.IT),
                        world.staffToken(world.second, StaffRole.PRIVACY_OFFICER))) {
            assertThat(call("GET", path, "Bearer " + each, "").statusCode()).isIn(403, 404);
            assertThat(call("POST", path + "/take", "Bearer " + each, "").statusCode())
                    .isIn(403, 404);
        }
    }
}
