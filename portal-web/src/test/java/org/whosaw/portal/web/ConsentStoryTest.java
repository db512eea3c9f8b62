package org.whosaw.portal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.core.setup.Bootstrap;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sourceforge.argparse4j.inf.Namespace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.app.consent.Uses;
import org.whosaw.portal.consent.GrantMode;
import org.whosaw.portal.consent.register.RecipientUse;
import org.whosaw.portal.hospital.Directory.EncounterEntry;
import org.whosaw.portal.identity.RecipientPrincipal;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.Purpose;
import org.whosaw.portal.ledger.note.NoteKey;
import org.whosaw.portal.ledger.receipt.ReceiptCheck;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.web.i18n.Words;

/**
 * She scans the photographer's code, narrows and allows for the stay; the hospital asks and is
 * permitted; discharged, it asks and is denied; she sees that, and her receipt holds.
 */
class ConsentStoryTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NOTICE = Pattern.compile("name=\"notice\" value=\"([^\"]+)\"");
    private static final String WHO = "another patient";
    private static final Instant ADMITTED = Instant.now().minusSeconds(200_000);

    @TempDir static Path folder;
    private static RunningPortal portal;
    private static TwoHospitals world;

    @BeforeAll
    static void start() {
        portal = RunningPortal.start(folder);
        world = new TwoHospitals(portal, folder);
    }

    @AfterAll
    static void stop() {
        world.close();
        portal.close();
    }

    private static void stay(@Nullable Instant ended) {
        world.rooms()
                .hospital()
                .patients()
                .putEncounters(
                        world.first,
                        List.of(
                                new EncounterEntry(
                                        "STORY-1",
                                        TwoHospitals.OTHER_MRN,
                                        "admission",
                                        ADMITTED,
                                        ended,
                                        "产科",
                                        "产科一病区",
                                        List.of(),
                                        null)));
    }

    private static JsonNode ask(String... elements) throws Exception {
        HttpResponse<String> answer = post("/access/v1/evaluation", about("album", null, elements));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static Map<String, Object> about(
            String recipient, @Nullable String token, String... elements) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("token", token);
        body.put("subject", Map.of("type", "recipient", "id", recipient));
        body.put(
                "action",
                Map.of("name", "receive", "properties", Map.of("purpose", "photography")));
        body.put(
                "resource",
                Map.of(
                        "type",
                        "patient",
                        "id",
                        TwoHospitals.OTHER_MRN,
                        "properties",
                        Map.of("elements", List.of(elements))));
        return body;
    }

    private static HttpResponse<String> post(String path, Map<String, Object> body)
            throws Exception {
        String token = world.systemToken(world.first, Set.of(Scope.DECIDE));
        return portal.send(
                HttpRequest.newBuilder(portal.at(path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    @Test
    void token_whereTheRegisterDemandsIt_isShownOnceBeforeGiving() throws Exception {
        RecipientUse use =
                Uses.activeWithToken(
                        world.rooms(),
                        world.first,
                        "studio-token",
                        Purpose.PHOTOGRAPHY,
                        Set.of(Element.NAME));
        Instant until = Instant.now().plusSeconds(86_400);
        Uses.give(
                world.rooms(),
                world.other,
                use,
                GrantMode.UNTIL,
                Set.of(Element.NAME),
                until,
                null);
        HttpResponse<String> yes =
                post("/access/v1/evaluation", about("studio-token", null, "name"));
        String token = JSON.readTree(yes.body()).at("/context/token").asText();
        assertThat(token).as(yes.body()).hasSizeGreaterThan(40);
        assertThat(post("/access/v1/tokens", about("album", token, "name")).statusCode())
                .isEqualTo(404);
        Map<String, Object> giving = about("studio-token", token, "name");
        HttpResponse<String> taken = post("/access/v1/tokens", giving);
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        assertThat(taken.body()).contains("\"taken\":true", "\"elements\":[\"name\"]");
        HttpResponse<String> again = post("/access/v1/tokens", giving);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("consent.token-used").doesNotContain(token);
    }

    @Test
    void scanned_narrowedForTheStay_permittedDischargedDenied() throws Exception {
        RecipientUse use =
                Uses.active(
                        world.rooms(),
                        world.first,
                        "album",
                        Purpose.PHOTOGRAPHY,
                        Set.of(Element.NAME, Element.PHONE, Element.NEWBORN_BIRTH_DATE));
        String code = world.rooms().consent().codes().issue(use);
        stay(null);
        assertThat(ask("name").at("/decision").asBoolean()).isFalse();
        FormBrowser her = world.browser(WHO);
        assertThat(new FormBrowser(portal).get("/scan/" + code).body())
                .contains("/allow/" + code)
                .doesNotContain(TwoHospitals.NAME);
        String edited = (code.charAt(0) == 'B' ? "C" : "B") + code.substring(1);
        assertThat(new FormBrowser(portal).get("/scan/" + edited).statusCode()).isEqualTo(404);
        String screen = her.get("/allow/" + code).body();
        assertThat(screen).doesNotContain(" checked");
        Matcher notice = NOTICE.matcher(screen);
        assertThat(notice.find()).isTrue();
        HttpResponse<String> given =
                her.submit(
                        "/allow/" + code,
                        "/allow/" + code,
                        "notice",
                        notice.group(1),
                        "element",
                        "name",
                        "element",
                        "phone",
                        "answer",
                        "during-stay");
        String where = given.headers().firstValue("Location").orElse("");
        assertThat(where).contains("/permissions/gr_");
        JsonNode yes = ask("name", "phone");
        assertThat(yes.at("/decision").asBoolean()).as(yes.toString()).isTrue();
        assertThat(yes.at("/context/basis").asText()).isEqualTo("consent");
        assertThat(ask("name", "newborn-birth-date").at("/context/reason").asText())
                .isEqualTo("elements-not-covered");
        stay(Instant.now().minusSeconds(1));
        assertThat(ask("name").at("/context/reason").asText()).isEqualTo("no-consent");
        Thread.sleep(1_500); // refused questions are written each second
        assertThat(her.get("/permissions?view=refused").body())
                .contains(Words.of(Language.ZH_CN).get("permission.asked"));
        receiptHolds(her, where.replaceAll(".*(/permissions/gr_\\w+).*", "$1"));
    }

    @Test
    void loss_stopsAllCommerceOfMotherAndChildAtOnce_andNothingIsOffered() throws Exception {
        RecipientUse use =
                Uses.activeWithToken(
                        world.rooms(),
                        world.first,
                        "studio-b",
                        Purpose.PHOTOGRAPHY,
                        Set.of(Element.NAME));
        Instant until = Instant.now().plusSeconds(86_400);
        List<String> mrns = List.of("MTX0003", "MTX0003B");
        for (String mrn : mrns) {
            PersonId person = world.person(world.first, mrn);
            Uses.give(
                    world.rooms(), person, use, GrantMode.UNTIL, Set.of(Element.NAME), until, null);
            assertThat(may("studio-b", mrn)).isTrue();
        }
        FormBrowser her =
                world.browser("guardian of another child")
                        .with("__Host-subject=" + world.person(world.first, "MTX0003").code());
        String code = world.rooms().consent().codes().issue(use);
        assertThat(her.get("/allow/" + code).statusCode()).isEqualTo(200);
        Instant ended = Instant.now().minusSeconds(90 * 86_400L);
        world.rooms()
                .hospital()
                .patients()
                .putEncounters(
                        world.first,
                        List.of(
                                new EncounterEntry(
                                        "STORY-LOSS",
                                        "MTX0003",
                                        "delivery",
                                        ended.minusSeconds(3_600),
                                        ended,
                                        "产科",
                                        null,
                                        List.of(),
                                        "loss")));
        for (String mrn : mrns) {
            assertThat(may("studio-b", mrn)).as(mrn).isFalse();
        }
        assertThat(her.get("/allow/" + code).statusCode()).isEqualTo(409);
        RecipientPrincipal studio = new RecipientPrincipal(1, 1, world.first, use.recipientId());
        assertThat(world.rooms().stops().recipients().of(studio))
                .hasSize(2)
                .allSatisfy(task -> assertThat(task.toString()).doesNotContain("loss", "LOSS"));
    }

    private static boolean may(String recipient, String mrn) throws Exception {
        Map<String, Object> body = about(recipient, null, "name");
        body.put(
                "resource",
                Map.of(
                        "type",
                        "patient",
                        "id",
                        mrn,
                        "properties",
                        Map.of("elements", List.of("name"))));
        return JSON.readTree(post("/access/v1/evaluation", body).body())
                .at("/decision")
                .asBoolean();
    }

    @Test
    void scannedSignedOut_leadsBackAfterSignIn_andNowhereElse() {
        RecipientUse use =
                Uses.active(
                        world.rooms(),
                        world.first,
                        "studio",
                        Purpose.PHOTOGRAPHY,
                        Set.of(Element.NAME));
        String code = world.rooms().consent().codes().issue(use);
        FormBrowser visitor = new FormBrowser(portal);
        HttpResponse<String> away = visitor.get("/allow/" + code);
        assertThat(away.headers().firstValue("Location").orElse("")).endsWith("?note=scanned");
        assertThat(away.headers().allValues("Set-Cookie").toString()).contains(code);
        FormBrowser her = world.browser(WHO);
        String subject = world.other.code();
        assertThat(chosen(her.copy().with("__Host-scanned=" + code), subject))
                .endsWith("/allow/" + code);
        for (String bad : List.of("//evil.example", "..%2Fsign-out", "a".repeat(65))) {
            assertThat(chosen(her.copy().with("__Host-scanned=" + bad), subject))
                    .endsWith("/overview");
        }
        assertThat(her.get("/allow/" + code).body()) // no stay is on record
                .containsPattern("value=\"during-stay\" disabled")
                .contains("id=\"no-stay\"", "value=\"once\">", "value=\"no\">");
    }

    private static String chosen(FormBrowser browser, String subject) {
        return browser.submit("/choose", "/choose", "subject", subject)
                .headers()
                .firstValue("Location")
                .orElse("");
    }

    private static void receiptHolds(FormBrowser her, String page) throws Exception {
        byte[] file = her.get(page + "/file").body().getBytes(StandardCharsets.UTF_8);
        NoteKey key = world.rooms().ledger().sequencer().noteKey();
        ReceiptCheck check = new ReceiptCheck(key, null);
        ReceiptCheck.Verdict verdict = check.check(file);
        assertThat(verdict.findings()).isEmpty();
        assertThat(new String(file, StandardCharsets.UTF_8)).contains("whosaw.notice.v1");
        String forged = new String(file, StandardCharsets.UTF_8).replace("during-stay", "until");
        assertThat(check.check(forged.getBytes(StandardCharsets.UTF_8)).holds()).isFalse();
        verifiedByCommand(file, forged, key);
    }

    /** What {@code portal verify FILE} says of the same two files. */
    private static void verifiedByCommand(byte[] file, String forged, NoteKey key)
            throws Exception {
        Path good = Files.write(folder.resolve("receipt.json"), file);
        Path bad = Files.writeString(folder.resolve("forged.json"), forged);
        VerifyCommand verify = new VerifyCommand(Clock.systemUTC());
        Bootstrap<?> none = new Bootstrap<>(new WhoSawApplication());
        verify.run(none, new Namespace(Map.of("file", good.toString(), "key", key.text())));
        Namespace wrong = new Namespace(Map.of("file", bad.toString(), "key", key.text()));
        assertThatThrownBy(() -> verify.run(none, wrong)).isInstanceOf(Refusal.class);
    }
}
