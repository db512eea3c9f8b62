package org.whosaw.portal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whosaw.portal.access.AccessEvents.anAccessEvent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.access.AccessEvents;
import org.whosaw.portal.hospital.care.CareFactEntry;
import org.whosaw.portal.identity.ClientAddress;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.identity.staff.Base32;
import org.whosaw.portal.identity.staff.StaffRegistry.NewStaff;
import org.whosaw.portal.identity.staff.Totp;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;

/**
 * A question over HTTP: from the line to the signed answer, not me, a late fact, an overdue one.
 */
class AskWhyStoryTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LINK = Pattern.compile("/answer/([A-Za-z0-9_-]{43})");
    private static final String HERS = "我不认识她，请问为什么";
    private static final String FORM = "__Host-form=fixed-for-both-pages";

    @TempDir static Path folder;
    static RunningPortal portal;
    static TwoHospitals world;
    static FormBrowser officer;
    static byte[] officersSecret;
    static long officersStep;
    static FormBrowser her;
    static int looks;

    @BeforeAll
    static void start() {
        portal = RunningPortal.start(folder);
        world = new TwoHospitals(portal, folder);
        her = world.browser("A").with("__Host-subject=" + world.a.code());
        var staff = world.rooms().identity().staff();
        NewStaff made =
                staff.registry().add(world.first, "officer", EnumSet.of(StaffRole.PRIVACY_OFFICER));
        world.link(world.first, "officer");
        officersSecret = Base32.decode(made.totpSecret().reveal());
        officersStep = Totp.step(world.rooms().clock().instant());
        String session =
                staff.signIn()
                        .signIn(
                                "officer",
                                made.password().reveal(),
                                Totp.code(officersSecret, officersStep),
                                new ClientAddress("local", ""))
                        .reveal();
        officer = new FormBrowser(portal).with("__Host-desk=" + session);
    }

    @AfterAll
    static void stop() {
        world.close();
        portal.close();
    }

    private static String look(Duration ago, String... mrns) {
        Instant at = world.rooms().clock().instant().minus(ago).truncatedTo(ChronoUnit.SECONDS);
        AccessEvents event =
                anAccessEvent("ask-" + ++looks).by("S1").at(at).through("emr").from("t1");
        long id =
                world.rooms()
                        .access()
                        .recorder()
                        .record(world.first, List.of(event.about(mrns).build()))
                        .get(0)
                        .id();
        return Ids.format(IdPrefix.ACCESS, id);
    }

    private static HttpResponse<String> api(String path, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(portal.at(path))
                        .header("Authorization", "Bearer " + world.token("A"));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        }
        return portal.send(request);
    }

    private static JsonNode json(String path) {
        try {
            return JSON.readTree(api(path, "").body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String ask(String access) {
        String body =
                "{\"type\":\"explain\",\"access\":\"%s\",\"words\":\"%s\",\"when\":\"now\"}"
                        .formatted(access, HERS);
        HttpResponse<String> filed = api("/api/v1/me/requests", body);
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
        assertThat(api("/api/v1/me/requests", body).statusCode()).isEqualTo(200);
        String where = filed.headers().firstValue("Location").orElseThrow();
        return where.substring(where.lastIndexOf('/') + 1);
    }

    private static String link(HttpResponse<String> page) {
        Matcher link = LINK.matcher(page.body());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private static String askAccessor(String request) {
        String address = "/desk/questions/" + request;
        return link(officer.submit(address, address + "/ask", "phone", ""));
    }

    private static HttpResponse<String> answer(String token, String... fields) {
        FormBrowser accessor = new FormBrowser(portal).with(FORM);
        return accessor.submit("/answer/" + token, "/answer/" + token, fields);
    }

    @Test
    void question_fromLineToSignedAnswer_andNobodyLearnsWhoAsked() {
        String access = look(Duration.ofDays(40), TwoHospitals.MRN);
        String request = ask(access);
        HttpResponse<String> open = officer.get("/desk/questions/" + request);
        assertThat(open.body())
                .contains(HERS, TwoHospitals.MRN.substring(3))
                .doesNotContain(TwoHospitals.NAME, TwoHospitals.PHONE, TwoHospitals.MRN);
        String asked = askAccessor(request);
        String routine =
                link(
                        officer.submit(
                                "/desk/reviews",
                                "/desk/reviews/start",
                                "access",
                                access,
                                "mrn",
                                TwoHospitals.MRN));

        same(get(asked), get(routine), 200);
        HttpResponse<String> english = get(asked, "en");
        same(english, get(routine, "en"), 200);
        assertThat(english.body()).contains("<html lang=\"en\"").isNotEqualTo(get(asked).body());
        assertThat(english.body()).doesNotContain(HERS, request, access, TwoHospitals.NAME);
        same(post(asked, "answer="), post(routine, "answer="), 422);
        assertThat(get(asked).body()).doesNotContain(HERS, request, access, TwoHospitals.NAME);
        String said =
                "answer=me&reason=handover&words="
                        + URLEncoder.encode("交接班", StandardCharsets.UTF_8);
        same(post(asked, said), post(routine, said), 303);
        same(get(asked), get(routine), 404);
        same(post(asked, said), post(routine, said), 404);
        same(get("never-was"), get(routine), 404);

        String address = "/desk/questions/" + request;
        String[] words = {"outcome", "explained", "text", "她在交接班时看过您的护理记录。", "code", ""};
        words[5] = Totp.code(officersSecret, officersStep);
        assertThat(officer.submit(address, address + "/answer", words).statusCode()).isEqualTo(422);
        words[5] = Totp.code(officersSecret, Totp.step(world.rooms().clock().instant()) + 1);
        assertThat(officer.submit(address, address + "/answer", words).statusCode()).isEqualTo(303);

        JsonNode answered = json("/api/v1/me/requests/" + request);
        assertThat(answered.path("state").asText()).isEqualTo("answered");
        assertThat(answered.path("answer").path("signature").asText()).contains("..");
        JsonNode signed = checked(api("/api/v1/me/requests/" + request + "/answer", "").body());
        assertThat(signed.path("text").asText()).isEqualTo(words[3]);
        assertThat(signed.path("request").asText()).isEqualTo(request);
        assertThat(signed.path("access").asText()).isEqualTo(access);
        assertThat(checked(her.get("/matters/" + request + "/answer").body())).isEqualTo(signed);
        assertThat(her.get("/matters/" + request).body())
                .contains("/matters/" + request + "/answer", "/.well-known/jwks.json");
        assertThat(json("/api/v1/me/changes?since=2026-01-01T00:00:00Z").path("requests"))
                .anySatisfy(
                        each -> {
                            assertThat(each.path("id").asText()).isEqualTo(request);
                            assertThat(each.at("/answer/text").asText()).isEqualTo(words[3]);
                        });
        assertThat(her.get("/accesses/" + access).body()).contains(words[3], "已留签名");
        assertThat(her.get("/matters/" + request).body()).contains(words[3]);
        assertThat(her.get("/mine").body()).contains("/matters/" + request, "已答复");
        assertThat(json("/api/v1/me/accesses?limit=200").toString()).contains("whosaw-questions");
    }

    /**
     * Checks a JWS with nothing but the published key, as a stranger would; returns what it says.
     */
    private static JsonNode checked(String jws) {
        try {
            JsonNode keys =
                    JSON.readTree(
                            portal.send(HttpRequest.newBuilder(portal.at("/.well-known/jwks.json")))
                                    .body());
            String[] parts = jws.split("\\.");
            JsonNode header = JSON.readTree(Base64.getUrlDecoder().decode(parts[0]));
            JsonNode key = keys.at("/keys/0");
            assertThat(key.path("kid")).isEqualTo(header.path("kid"));
            byte[] prefix = HexFormat.of().parseHex("302a300506032b6570032100");
            byte[] x = Base64.getUrlDecoder().decode(key.path("x").asText());
            byte[] encoded = ByteBuffer.allocate(44).put(prefix).put(x).array();
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(
                    KeyFactory.getInstance("Ed25519")
                            .generatePublic(new X509EncodedKeySpec(encoded)));
            check.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            assertThat(check.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
            check.update((parts[0] + "." + parts[1] + "A").getBytes(StandardCharsets.US_ASCII));
            assertThat(check.verify(Base64.getUrlDecoder().decode(parts[2]))).isFalse();
            return JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> get(String token) {
        return get(token, "zh-CN");
    }

    private static HttpResponse<String> get(String token, String language) {
        return portal.send(
                HttpRequest.newBuilder(portal.at("/answer/" + token))
                        .header("Accept-Language", language)
                        .header("Cookie", FORM));
    }

    private static HttpResponse<String> post(String token, String form) {
        String csrf = new FormBrowser(portal).with(FORM).token("/sign-in");
        return portal.send(
                HttpRequest.newBuilder(portal.at("/answer/" + token))
                        .header("Cookie", FORM)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("csrf=" + csrf + "&" + form)));
    }

    /** Compares everything that reaches the browser: status, headers but the time, every byte. */
    private static void same(HttpResponse<String> one, HttpResponse<String> other, int status) {
        assertThat(one.statusCode()).isEqualTo(status);
        assertThat(other.statusCode()).isEqualTo(status);
        assertThat(headers(one)).isEqualTo(headers(other));
        assertThat(one.body()).isEqualTo(other.body());
    }

    private static Map<String, List<String>> headers(HttpResponse<String> of) {
        Map<String, List<String>> all = new TreeMap<>(of.headers().map());
        all.remove("date");
        return all;
    }

    @Test
    void notMe_marksTheSessionOnEveryListAndGoesToTheInformationOffice() {
        look(Duration.ofDays(50).plusMinutes(20), TwoHospitals.OTHER_MRN);
        String access = look(Duration.ofDays(50), TwoHospitals.MRN);
        String before = look(Duration.ofDays(50).plusHours(3), TwoHospitals.MRN);
        String token = askAccessor(ask(access));
        assertThat(answer(token, "answer", "not-me").statusCode()).isEqualTo(303);

        assertThat(flags(access)).contains("possibly-another-person");
        assertThat(flags(before)).doesNotContain("possibly-another-person");
        assertThat(her.get("/accesses/" + access).body()).contains("用它的可能不是本人", "这不等于谁做错了");
        FormBrowser it =
                new FormBrowser(portal)
                        .with("__Host-desk=" + world.staffCookie(world.first, StaffRole.IT));
        HttpResponse<String> accounts = it.get("/desk/accounts");
        assertThat(accounts.body()).contains("2 次操作").doesNotContain(TwoHospitals.MRN);
        Matcher session = Pattern.compile("ad_[0-9A-Z]{13}").matcher(accounts.body());
        assertThat(session.find()).isTrue();
        it.submit(
                "/desk/accounts",
                "/desk/accounts/close",
                "session",
                session.group(),
                "found",
                "holder");
        assertThat(flags(access)).doesNotContain("possibly-another-person");
    }

    private static String flags(String access) {
        return json("/api/v1/me/accesses/" + access).path("flags").toString();
    }

    @Test
    void uses_areHerOwnAndNameNoPatient() {
        look(Duration.ofDays(80), TwoHospitals.MRN);
        String hers = staffToken("nurse.one");
        assertThat(uses(hers)).isEqualTo("{\"items\":[],\"linked\":false}");
        world.rooms().deskStaff().link(world.first, staffId("nurse.one"), "S1");
        String other = staffToken("clerk.two");
        world.link(world.first, "clerk.two");

        assertThat(uses(hers))
                .contains("\"linked\":true", "\"looks\":1")
                .doesNotContain(TwoHospitals.MRN, TwoHospitals.NAME, "ae_", "pt_");
        assertThat(uses(other)).isEqualTo("{\"items\":[],\"linked\":true}");
    }

    private static String uses(String token) {
        HttpResponse<String> answer =
                portal.send(
                        HttpRequest.newBuilder(portal.at("/api/v1/staff/me/uses"))
                                .header("Authorization", "Bearer " + token));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static long staffId(String login) {
        return world.rooms().identity().staff().registry().ofHospital(world.first).stream()
                .filter(each -> each.login().equals(login))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static String staffToken(String login) {
        NewStaff made =
                world.rooms()
                        .identity()
                        .staff()
                        .registry()
                        .add(world.first, login, EnumSet.of(StaffRole.MEMBER));
        byte[] secret = Base32.decode(made.totpSecret().reveal());
        String body =
                "{\"login\":\"%s\",\"password\":\"%s\",\"code\":\"%s\"}"
                        .formatted(
                                login,
                                made.password().reveal(),
                                Totp.code(secret, Totp.step(world.rooms().clock().instant())));
        HttpResponse<String> answer =
                portal.send(
                        HttpRequest.newBuilder(portal.at("/api/v1/staff/session"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body)));
        try {
            return JSON.readTree(answer.body()).path("accessToken").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void lateFact_clearsTheLineWhereTheQuestionIs() {
        String access = look(Duration.ofDays(60), TwoHospitals.MRN);
        String request = ask(access);
        String doubtful = strength(access);
        Instant at = world.rooms().clock().instant().minus(Duration.ofDays(60));
        world.rooms()
                .hospital()
                .careFacts()
                .put(
                        world.first,
                        List.of(
                                new CareFactEntry(
                                        "late-1",
                                        TwoHospitals.MRN,
                                        "note",
                                        at.truncatedTo(ChronoUnit.SECONDS),
                                        null,
                                        List.of("S1"),
                                        "产科",
                                        null)));

        assertThat(doubtful).isNotEqualTo("direct");
        assertThat(strength(access)).isEqualTo("direct");
        String sentence =
                json("/api/v1/me/accesses/" + access).path("explanation").path("sentence").asText();
        assertThat(officer.get("/desk/questions/" + request).body()).contains(sentence);
        assertThat(her.get("/accesses/" + access).body()).contains(sentence);
    }

    private static String strength(String access) {
        return json("/api/v1/me/accesses/" + access).path("explanation").path("strength").asText();
    }

    @Test
    void overdue_isShownToBoth() {
        String request = ask(look(Duration.ofDays(70), TwoHospitals.MRN));
        long id = Ids.parse(IdPrefix.REQUEST, request).getAsLong();
        world.rooms()
                .database()
                .write(
                        tx -> {
                            try (Statement late = tx.connection().createStatement()) {
                                late.execute(
                                        "UPDATE request SET due_at = filed_at + 1 WHERE id = "
                                                + id);
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        });

        assertThat(json("/api/v1/me/requests/" + request).path("overdue").asBoolean()).isTrue();
        assertThat(her.get("/matters/" + request).body()).contains("承诺的时间已过");
        assertThat(officer.get("/desk/questions").body()).contains("超过承诺时间");
        assertThat(officer.get("/desk/questions/" + request).body()).contains("请今天答复");
    }
}
