package org.whosaw.portal.web.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.whosaw.portal.identity.staff.Base32;
import org.whosaw.portal.identity.staff.Totp;
import org.whosaw.portal.ingest.sheet.TestWorkbook;

/** Walks a running demo as a stranger with {@code demo.json} in hand: API, pages, desk, machine. */
final class DemoStory {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final List<String> PAGES =
            List.of(
                    "/overview",
                    "/accesses",
                    "/accesses?window=7d",
                    "/given",
                    "/knew",
                    "/mine",
                    "/devices",
                    "/settings",
                    "/help");

    private final HttpClient client = HttpClient.newHttpClient();
    private final ServerProcess server;
    private final JsonNode demo;
    private final Map<String, String> cookies = new TreeMap<>();

    DemoStory(ServerProcess server, Path folder) throws IOException {
        this.server = server;
        this.demo = JSON.readTree(Files.readString(folder.resolve("demo.json")));
    }

    void walk() throws IOException {
        JsonNode patient = demo.path("patients").get(0);
        String token = signInByApi(patient);
        readByApi(token);
        sendAndSee(patient.path("mrn").asText(), token);
        uploadSheets(patient);
        signInByPage(patient.path("phone").asText());
        readPages();
        signInAtDesk();
    }

    private String signInByApi(JsonNode patient) throws IOException {
        JsonNode challenge =
                post(
                        "/api/v1/sign-in/bind",
                        Map.of(
                                "bindingCode", patient.path("bindingCode").asText(),
                                "phone", patient.path("phone").asText()));
        JsonNode tokens =
                post(
                        "/api/v1/sign-in/verify",
                        Map.of(
                                "challenge", challenge.path("challenge").asText(),
                                "oneTimePassword", demo.path("oneTimePassword").asText()));
        JsonNode fresh =
                post(
                        "/api/v1/sign-in/refresh",
                        Map.of("refreshToken", tokens.path("refreshToken").asText()));
        assertThat(fresh.path("expiresIn").asInt()).isEqualTo(900);
        return fresh.path("accessToken").asText();
    }

    private void readByApi(String token) throws IOException {
        assertThat(get("/api/v1/me", token).toString()).contains("pt_");
        assertThat(get("/api/v1/me/overview", token).at("/total/events").asInt()).isPositive();
        Set<String> seen = new HashSet<>();
        String next = "";
        for (int page = 0; page < 4 && next != null; page++) {
            String cursor = next.isEmpty() ? "" : "&cursor=" + next;
            JsonNode list = get("/api/v1/me/accesses?limit=7" + cursor, token);
            list.path("items").forEach(each -> assertThat(seen.add(key(each))).isTrue());
            next = list.path("next").textValue();
        }
        assertThat(seen).hasSizeGreaterThan(14);
        String id = seen.iterator().next().split(" ")[0];
        assertThat(get("/api/v1/me/accesses/" + id, token).toString()).contains(id);
        assertThat(get("/api/v1/me/disclosures", token).path("items")).isNotEmpty();
        assertThat(get("/api/v1/me/recipients", token).path("items")).isNotEmpty();
    }

    private static String key(JsonNode access) {
        return access.path("id").asText() + " " + access.path("subject").asText();
    }

    /** A machine sends the same look twice, natively and as FHIR; the patient sees it once each. */
    private void sendAndSee(String mrn, String patient) throws IOException {
        String machine = machineToken();
        String line =
                """
                {"sourceEventId":"story-1","occurredAt":"%s","system":"%s","action":"view",\
                "accessor":{"id":"x","name":"演示"},"subjects":[{"mrn":"%s"}]}\
                """
                        .formatted(Clock.systemUTC().instant(), system(), mrn);
        String event =
                """
                {"resourceType":"AuditEvent","id":"story-2","type":{"code":"rest"},"action":"R",\
                "recorded":"%s","outcome":"0","agent":[{"name":"林演示","requestor":true}],\
                "source":{"site":"%s"},"entity":[{"what":{"reference":"Patient/%s"}}]}\
                """
                        .formatted(Clock.systemUTC().instant(), system(), mrn);
        int before = get("/api/v1/me/overview?window=24h", patient).at("/total/events").asInt();
        for (int i = 0; i < 2; i++) {
            JsonNode answer =
                    send("/api/v1/ingest/access-events", "application/x-ndjson", machine, line);
            assertThat(answer.path(i == 0 ? "accepted" : "duplicate").asInt())
                    .as(answer.toString())
                    .isEqualTo(1);
            send("/fhir/AuditEvent", "application/fhir+json", machine, event);
        }
        int after = get("/api/v1/me/overview?window=24h", patient).at("/total/events").asInt();
        assertThat(after).isEqualTo(before + 2);
    }

    /** One page of a queue as a workbook and as a text file; both find her, by name and phone. */
    private void uploadSheets(JsonNode patient) throws IOException {
        String[] titles = {"姓名", "联系电话", "操作账号", "终端", "查看时间"};
        String[] row = {
            patient.path("name").asText(),
            patient.path("phone").asText(),
            "queue-desk",
            "t1",
            "2026-11-01 21:13"
        };
        byte[] workbook =
                new TestWorkbook()
                        .sheet(TestWorkbook.row(1, titles) + TestWorkbook.row(2, row))
                        .bytes();
        row[4] = "2026-11-01 21:14";
        String text = String.join(",", titles) + "\n" + String.join(",", row) + "\n";
        upload(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                BodyPublishers.ofByteArray(workbook));
        upload("text/csv", BodyPublishers.ofString(text));
    }

    private void upload(String type, HttpRequest.BodyPublisher body) throws IOException {
        HttpResponse<String> answer =
                exchange(
                        HttpRequest.newBuilder(server.at("/api/v1/ingest/sheet?system=" + system()))
                                .header("Authorization", "Bearer " + machineToken())
                                .header("Content-Type", type)
                                .POST(body));
        assertThat(answer.statusCode()).as(type + answer.body()).isEqualTo(200);
        JsonNode told = JSON.readTree(answer.body());
        int taken = told.path("accepted").asInt() + told.path("held").asInt();
        assertThat(taken).as(type + answer.body()).isPositive();
    }

    private String system() {
        String own = demo.path("systems").get(0).path("system").textValue();
        return own == null ? "emr" : own; // one client may speak for several systems
    }

    private String machineToken() throws IOException {
        JsonNode login = demo.path("systems").get(0);
        String secret = login.path("clientId").asText() + ":" + login.path("clientSecret").asText();
        String basic = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer =
                exchange(
                        HttpRequest.newBuilder(server.at("/oauth/token"))
                                .header("Authorization", "Basic " + basic)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).path("access_token").asText();
    }

    private void signInByPage(String phone) {
        assertThat(submit("/sign-in", "phone", phone)).endsWith("/sign-in/code");
        String next = submit("/sign-in/code", "code", demo.path("oneTimePassword").asText());
        assertThat(next).matches(".*/(overview|choose)");
    }

    private void readPages() {
        for (String path : PAGES) {
            HttpResponse<String> page = browse(path);
            assertThat(page.statusCode()).as(path).isIn(200, 303);
            if (page.statusCode() == 200) {
                assertThat(page.body()).as(path).contains("<html", "</html>");
            }
        }
        List<String> details = new ArrayList<>();
        Matcher link =
                Pattern.compile("href=\"(/accesses/ae_[^\"?]+)")
                        .matcher(browse("/accesses").body());
        while (link.find()) {
            details.add(link.group(1));
        }
        assertThat(details).isNotEmpty();
        assertThat(browse(details.get(0)).statusCode()).isEqualTo(200);
    }

    private void signInAtDesk() {
        cookies.clear();
        JsonNode staff = demo.path("staff").get(0);
        String code =
                Totp.code(
                        Base32.decode(staff.path("totpSecret").asText()),
                        Totp.step(Clock.systemUTC().instant()));
        String next =
                submit(
                        "/desk/sign-in",
                        "login",
                        staff.path("login").asText(),
                        "password",
                        staff.path("password").asText(),
                        "code",
                        code);
        assertThat(next).endsWith("/desk");
        assertThat(browse("/desk").statusCode()).isEqualTo(200);
    }

    private JsonNode post(String path, Map<String, String> body) throws IOException {
        HttpResponse<String> answer =
                exchange(
                        HttpRequest.newBuilder(server.at(path))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private JsonNode send(String path, String type, String token, String body) throws IOException {
        HttpResponse<String> answer =
                exchange(
                        HttpRequest.newBuilder(server.at(path))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", type)
                                .POST(BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
        return JSON.readTree(answer.body());
    }

    private JsonNode get(String path, String token) throws IOException {
        HttpResponse<String> answer =
                exchange(
                        HttpRequest.newBuilder(server.at(path))
                                .header("Authorization", "Bearer " + token));
        assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> browse(String path) {
        return keeping(HttpRequest.newBuilder(server.at(path)));
    }

    /** Sends the form of a page and returns where it leads. */
    private String submit(String path, String... fields) {
        Matcher token = CSRF.matcher(browse(path).body());
        StringBuilder body =
                new StringBuilder("csrf=").append(encoded(token.find() ? token.group(1) : ""));
        for (int i = 0; i < fields.length; i += 2) {
            body.append('&').append(fields[i]).append('=').append(encoded(fields[i + 1]));
        }
        HttpResponse<String> answer =
                keeping(
                        HttpRequest.newBuilder(server.at(path))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(body.toString())));
        assertThat(answer.statusCode()).as(path).isEqualTo(303);
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> keeping(HttpRequest.Builder request) {
        String sent =
                cookies.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining("; "));
        if (!sent.isEmpty()) {
            request.header("Cookie", sent);
        }
        HttpResponse<String> answer = exchange(request.header("Accept", "text/html"));
        for (String set : answer.headers().allValues("Set-Cookie")) {
            String[] pair = set.split(";", 2)[0].split("=", 2);
            if (pair[1].isEmpty() || set.contains("Max-Age=0")) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
        return answer;
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
