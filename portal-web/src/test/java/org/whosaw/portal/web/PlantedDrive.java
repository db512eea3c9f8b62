package org.whosaw.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.web.ApiDocument.Operation;

/** Drives a whole portal with planted values, by every way in, and keeps every answer. */
final class PlantedDrive {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern OPENING = Pattern.compile("name=\"opening\" value=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("big-code[^>]*>([0-9A-Z -]{9,14})<");

    private final RunningPortal portal;
    private final SmsGateway sms;
    private final PlantedPeople people;
    private final List<String> answers = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>();
    private String patient = "";

    PlantedDrive(RunningPortal portal, SmsGateway sms, PlantedPeople people) {
        this.portal = portal;
        this.sms = sms;
        this.people = people;
    }

    /** Returns every body that came back. */
    List<String> answers() {
        return answers;
    }

    /** Returns what was handed out on the way and is a secret too. */
    List<String> secrets() {
        return secrets;
    }

    void all() {
        directory();
        patient = signIn();
        feeds();
        rubbish();
        counter();
        pages();
        // The rubbish may have signed her out.
        patient = signInAgain();
        new PlantedDesk(this, portal, people).all();
        reads();
    }

    private void directory() {
        PlantedBodies.DIRECTORY.forEach(
                (what, body) -> {
                    JsonNode items = json(send("PUT", "/api/v1/directory/" + what, body));
                    assertThat(items.path("rejected").asInt(9)).as(items.toString()).isZero();
                });
    }

    private String signIn() {
        sms.refuse(PlantedBodies.PHONE_DEAF, 500);
        String token = bind(PlantedBodies.MRN, PlantedBodies.PHONE);
        bind(PlantedBodies.MRN_OTHER, PlantedBodies.PHONE_OTHER);
        begin(PlantedBodies.PHONE_STRANGE);
        String code = code(PlantedBodies.MRN_DEAF);
        post(
                "/api/v1/sign-in/bind",
                "{\"bindingCode\":\"%s\",\"phone\":\"%s\"}"
                        .formatted(code, PlantedBodies.PHONE_DEAF));
        String again = begin(PlantedBodies.PHONE);
        verify(again, "999999");
        JsonNode tokens = verify(again, kept(sms.codeFor(PlantedBodies.PHONE)));
        JsonNode fresh =
                post(
                        "/api/v1/sign-in/refresh",
                        "{\"refreshToken\":\"" + tokens.path("refreshToken").asText() + "\"}");
        kept(fresh.path("refreshToken").asText());
        return token;
    }

    private String signInAgain() {
        JsonNode tokens =
                verify(begin(PlantedBodies.PHONE), kept(sms.codeFor(PlantedBodies.PHONE)));
        kept(tokens.path("refreshToken").asText());
        return kept(tokens.path("accessToken").asText());
    }

    private String code(String mrn) {
        JsonNode answer =
                json(send("POST", "/api/v1/directory/binding-codes", "{\"mrn\":\"" + mrn + "\"}"));
        return kept(answer.path("bindingCode").asText());
    }

    private String bind(String mrn, String phone) {
        String challenge =
                post(
                                "/api/v1/sign-in/bind",
                                "{\"bindingCode\":\"%s\",\"phone\":\"%s\"}"
                                        .formatted(code(mrn), phone))
                        .path("challenge")
                        .asText();
        JsonNode tokens = verify(kept(challenge), kept(sms.codeFor(phone)));
        kept(tokens.path("refreshToken").asText());
        return kept(tokens.path("accessToken").asText());
    }

    private String begin(String phone) {
        String body = "{\"phone\":\"" + phone + "\"}";
        return kept(post("/api/v1/sign-in/phone", body).path("challenge").asText());
    }

    private JsonNode verify(String challenge, String code) {
        return post(
                "/api/v1/sign-in/verify",
                "{\"challenge\":\"%s\",\"oneTimePassword\":\"%s\"}".formatted(challenge, code));
    }

    private void feeds() {
        JsonNode looks = json(send("POST", "/api/v1/ingest/access-events", PlantedBodies.LOOKS));
        assertThat(looks.path("rejected")).as(looks.toString()).isEmpty();
        JsonNode given = json(send("POST", "/api/v1/ingest/disclosures", PlantedBodies.PROVISIONS));
        assertThat(given.path("rejected")).as(given.toString()).isEmpty();
        HttpResponse<String> event = send("POST", "/fhir/AuditEvent", PlantedBodies.AUDIT_EVENT);
        assertThat(event.statusCode()).as(event.body()).isEqualTo(201);
        send("POST", "/fhir", PlantedBodies.BUNDLE);
    }

    /** Everything wrong that a sender may do, with values in it. */
    private void rubbish() {
        List<Operation> operations = new ApiDocument(portal).operations();
        for (Operation each : operations) {
            String path = each.pathWith(PlantedBodies.PHONE);
            String query = "?subject=" + encoded(PlantedBodies.NAME) + "&department=";
            for (String body : each.bodyType().isEmpty() ? List.of("") : PlantedBodies.RUBBISH) {
                send(each.verb(), path + query + encoded(PlantedBodies.ID_NUMBER), body);
            }
        }
        for (String path : PlantedBodies.LOST) {
            send("GET", path, "");
            new FormBrowser(portal).get(path);
        }
    }

    private void counter() {
        FormBrowser desk =
                new FormBrowser(portal)
                        .with("__Host-desk=" + people.staffCookie(StaffRole.COUNTER));
        keep(desk.get("/desk/counter"));
        String opening = "";
        for (String[] number :
                new String[][] {
                    {"mrn", PlantedBodies.MRN},
                    {"id-number", PlantedBodies.ID_NUMBER},
                    {"mrn", PlantedBodies.MRN_OTHER},
                    {"mrn", "13977770199"}
                }) {
            String page = form(desk, "person", "kind", number[0], "number", number[1]);
            Matcher found = OPENING.matcher(page);
            opening = found.find() ? found.group(1) : opening;
        }
        keepCodes(form(desk, "slip", "opening", opening));
        keepCodes(
                form(
                        desk,
                        "phone",
                        "opening",
                        opening,
                        "paper",
                        "resident-card",
                        "phone",
                        PlantedBodies.PHONE_NEW));
        keepCodes(form(desk, "second-factor", "opening", opening, "paper", "passport"));
        form(desk, "list", "opening", opening, "paper", "resident-card");
        form(desk, "wish", "opening", opening, "wish", PlantedBodies.WISH);
        new FormBrowser(portal)
                .submit(
                        "/desk/sign-in",
                        "/desk/sign-in",
                        "login",
                        PlantedBodies.PHONE,
                        "password",
                        "x",
                        "code",
                        "1");
    }

    private String form(FormBrowser desk, String path, String... fields) {
        return keep(desk.submit("/desk/counter", "/desk/counter/" + path, fields));
    }

    private void keepCodes(String page) {
        Matcher code = CODE.matcher(page);
        assertThat(code.find()).as("a code is on the page").isTrue();
        kept(code.group(1));
    }

    /** Signs in by the pages and opens each of them. */
    private void pages() {
        FormBrowser her = new FormBrowser(portal);
        keep(her.submit("/sign-in", "/sign-in", "phone", PlantedBodies.PHONE));
        keep(her.get("/sign-in/code"));
        String code = kept(sms.codeFor(PlantedBodies.PHONE));
        keep(her.submit("/sign-in/code", "/sign-in/code", "code", code));
        her.submit("/choose", "/choose", "subject", people.subject(PlantedBodies.MRN));
        assertThat(her.get("/overview").statusCode()).isEqualTo(200);
        keep(
                her.submit(
                        "/protected",
                        "/protected",
                        "visit",
                        PlantedBodies.VISIT,
                        "date",
                        "2026-03-02",
                        "counter",
                        ""));
        for (String path : PlantedBodies.PAGES) {
            keep(her.get(path));
        }
        keep(her.submit("/knew", "/knew", "element", "phone", "from", "", "to", ""));
        for (StaffRole role : StaffRole.values()) {
            FormBrowser desk =
                    new FormBrowser(portal).with("__Host-desk=" + people.staffCookie(role));
            for (String path : List.of("/desk", "/desk/counter", "/desk/staff")) {
                keep(desk.get(path));
            }
        }
    }

    private void reads() {
        for (Operation each : new ApiDocument(portal).operations()) {
            boolean list = each.verb().equals("GET") && !each.hasPathParameter();
            if (list && !each.path().equals("/openapi.json")) {
                HttpResponse<String> answer = send("GET", each.path(), "");
                // The ledger's files are text and bytes: read like the rest, without items.
                boolean isJson =
                        answer.headers()
                                .firstValue("Content-Type")
                                .filter(type -> type.contains("json"))
                                .isPresent();
                JsonNode items = isJson ? json(answer).path("items") : JSON.createArrayNode();
                for (JsonNode item : items) {
                    String id = item.path("id").asText();
                    send("GET", each.path() + "/" + id, "");
                }
            }
        }
        send(
                "POST",
                "/api/v1/me/second-factor",
                "{\"subject\":\"%s\",\"visitNumber\":\"%s\",\"visitDate\":\"2026-03-02\"}"
                        .formatted(people.subject(PlantedBodies.MRN), PlantedBodies.VISIT));
        HttpResponse<String> hers = send("GET", "/api/v1/me/accesses", "");
        assertThat(hers.statusCode()).as("she was signed in to the end").isEqualTo(200);
    }

    private JsonNode post(String path, String body) {
        return json(send("POST", path, body));
    }

    HttpResponse<String> send(String verb, String path, String body) {
        return send(verb, path, body, path.startsWith("/oauth") ? FORM : "application/json");
    }

    HttpResponse<String> send(String verb, String path, String body, String type) {
        boolean own = path.startsWith("/api/v1/me");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(portal.at(path))
                        .header("Authorization", "Bearer " + (own ? patient : people.systemToken()))
                        .header("Content-Type", type)
                        .method(
                                verb,
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        HttpResponse<String> answer = portal.send(request);
        keep(answer);
        return answer;
    }

    private static final String FORM = "application/x-www-form-urlencoded";

    String keep(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.uri().getPath()).isLessThan(500);
        answers.add(answer.body());
        return answer.body();
    }

    String kept(String secret) {
        if (secret.length() >= 8) {
            secrets.add(secret);
        }
        return secret;
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
