package org.whosaw.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.hospital.Directory.PatientEntry;
import org.whosaw.portal.hospital.Directory.RecipientEntry;
import org.whosaw.portal.hospital.Directory.StaffEntry;
import org.whosaw.portal.hospital.Directory.TerminalEntry;
import org.whosaw.portal.hospital.HospitalFeature;
import org.whosaw.portal.hospital.PersonKind;

/**
 * Sends one look of each kind that a reader should notice, and finds its mark in the API and on the
 * entry's own page, in both languages; an ordinary look bears none of them.
 */
class MarksOverHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MOTHER = "MARK-1";
    private static final String CHILD = "MARK-1-B";

    /** Eleven on a Wednesday morning in Shanghai. */
    private static final String NOON = "2026-03-04T03:00:%02dZ";

    @TempDir static Path folder;
    static RunningPortal portal;
    static PortalPeople people;
    static String token;
    static String cookie;
    static int sent;

    @BeforeAll
    static void start() {
        Keyring.generate(new RandomSource(), false).write(folder.resolve("keys"));
        portal = RunningPortal.start(new ShippedConfig(folder));
        people = new PortalPeople(portal, folder);
        HospitalFeature hospital = people.rooms().hospital();
        people.addRecords();
        hospital.directory()
                .putRecipients(
                        people.first,
                        List.of(
                                new RecipientEntry(
                                        "YZ",
                                        "演示月子中心",
                                        null,
                                        "confinement-agency",
                                        "independent",
                                        null,
                                        null,
                                        null,
                                        null,
                                        java.util.Set.of(),
                                        null,
                                        null,
                                        null)));
        hospital.directory()
                .putTerminals(
                        people.first,
                        List.of(
                                new TerminalEntry("T1", "办公室", null, "产科", false, false),
                                new TerminalEntry("T2", "护士站", null, "产科", true, false),
                                new TerminalEntry("T3", "分诊台", null, "产科", false, true)));
        hospital.directory()
                .putStaff(
                        people.first,
                        List.of(
                                new StaffEntry("N1", "李静", "nurse", null, "产科", null, null, null),
                                new StaffEntry("N2", "赵敏", "nurse", null, "产科", null, null, null),
                                new StaffEntry(
                                        "C1", "周婷", "clerk", null, "产科", "演示月子中心", null, null)));
        hospital.patients()
                .putPatients(
                        people.first,
                        List.of(
                                patient(MOTHER, PersonKind.PATIENT, null),
                                patient(CHILD, PersonKind.NEWBORN, MOTHER)));
        token = people.house().patientTokens(people.first, List.of(MOTHER)).get(0);
        cookie = people.house().patientCookies(people.first, List.of(MOTHER)).get(0);
        try {
            sendAndFind(event(MOTHER), ""); // so that no look of the tests is her first
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static PatientEntry patient(String mrn, PersonKind kind, String mother) {
        return new PatientEntry(
                mrn, kind, "演示" + mrn, null, null, null, null, mother, null, List.of());
    }

    @AfterAll
    static void stop() {
        people.close();
        portal.close();
    }

    /** What is sent instead of the ordinary; its mark in the API; where the page has its words. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"id\":\"N1\"|\"id\":\"N2\"|first-time|flag.first-time",
                "T03:|T16:|out-of-hours|flag.out-of-hours",
                "\"action\":\"view\"|\"action\":\"list\"|list-view|flag.list-view",
                "\"action\":\"view\"|\"action\":\"print\"|export-or-print|flag.export-or-print",
                "\"action\":\"view\"|\"action\":\"export\"|export-or-print|flag.export-or-print",
                "\"id\":\"N1\"|\"id\":\"C1\"|contractor|flag.outside-employer",
                "\"T1\"|\"T2\"|shared-terminal|flag.shared-terminal",
                "\"T1\"|\"T3\"|semi-open|flag.semi-open",
                "\"emergency\":false|\"emergency\":true,\"emergencyReason\":\"抢救\"|emergency|entry.emergency",
                "10.0.0.7|8.8.8.8|address-outside-china|flag.address-outside-china",
                "10.0.0.7|2001:4860:4860::8888|address-outside-china|entry.where.outside",
            })
    void look_ofItsKind_bearsItsMarkInBothLanguages(
            String old, String changed, String mark, String words) throws IOException {
        JsonNode ordinary = sendAndFind(event(MOTHER), "");
        assertThat(flags(ordinary)).doesNotContain("\"" + mark + "\"");
        String line = event(MOTHER);
        assertThat(line).contains(old);
        JsonNode marked = sendAndFind(line.replace(old, changed), "");
        assertThat(flags(marked)).contains("\"" + mark + "\"");
        for (String language : List.of("zh_CN", "en")) {
            String said = words(language).getProperty(words);
            assertThat(page(marked, language)).as(said).contains(said);
            assertThat(page(ordinary, language)).as("ordinary").doesNotContain(said);
        }
    }

    /** A list of thousands comes in parts: each says how many were on the whole of it. */
    @Test
    void look_partOfALongList_saysHowManyWereOnTheWhole() throws IOException {
        String line = event(MOTHER).replace("\"view\"", "\"list\"");
        String part = line.replace("\"subjects\"", "\"subjectCount\":12000,\"subjects\"");
        JsonNode look = sendAndFind(part, "");

        assertThat(look.path("subjectCount").asInt()).isEqualTo(12_000);
        assertThat(page(look, "zh_CN")).contains("同一页还有另外 11,999 人");
        assertThat(page(look, "en")).contains("11,999 other people on the same screen");
        for (String wrong : List.of("0", "-1", "10000001", "\"12\"", "1.5")) {
            String answer = send(part.replace("12000", wrong).replaceFirst("\"m\\d+\"", "\"bad\""));
            JsonNode refused = JSON.readTree(answer).at("/rejected/0");
            assertThat(refused.path("field").asText()).as(answer).isEqualTo("subjectCount");
        }
    }

    /** A child's record needs an approval by law; without a number the entry says so. */
    @Test
    void look_atAChildWithoutApproval_saysSo() throws IOException {
        String child = "&subject=" + subjectOf(true);
        JsonNode look = sendAndFind(event(CHILD), child);
        JsonNode approved =
                sendAndFind(
                        event(CHILD)
                                .replace("\"emergency\"", "\"approvalId\":\"A-77\",\"emergency\""),
                        child);
        assertThat(flags(look)).contains("\"no-approval\"");
        assertThat(flags(approved)).doesNotContain("\"no-approval\"").contains("\"approved\"");
        String mine = cookie;
        cookie = mine + "; __Host-subject=" + subjectOf(true);
        try {
            for (String language : List.of("zh_CN", "en")) {
                String said = words(language).getProperty("entry.no-approval");
                assertThat(whole(look, language)).contains(said);
                assertThat(whole(approved, language)).doesNotContain(said);
            }
        } finally {
            cookie = mine;
        }
    }

    /** Whoever follows the links alone sees each line once, with what she asked for kept. */
    @Test
    void list_byItsLinks_comesWholeAndOnce() throws IOException {
        sendAndFind(event(MOTHER), "");
        sendAndFind(event(MOTHER), "");
        List<String> whole = new java.util.ArrayList<>();
        read("/api/v1/me/accesses?window=all&system=emr&limit=200")
                .path("items")
                .forEach(each -> whole.add(each.path("id").asText()));
        List<String> seen = new java.util.ArrayList<>();
        String next = "/api/v1/me/accesses?window=all&system=emr&limit=2";
        while (next != null) {
            HttpResponse<String> answer =
                    portal.send(
                            HttpRequest.newBuilder(portal.at(next))
                                    .header("Authorization", "Bearer " + token));
            assertThat(answer.headers().firstValue("ETag").orElseThrow()).matches("\"[0-9a-f]+\"");
            JSON.readTree(answer.body())
                    .path("items")
                    .forEach(each -> seen.add(each.path("id").asText()));
            next =
                    answer.headers()
                            .firstValue("Link")
                            .map(link -> link.replaceAll("<(.*)>; rel=\"next\"", "$1"))
                            .orElse(null);
            assertThat(next == null || next.contains("system=emr")).isTrue();
        }
        assertThat(seen).hasSizeGreaterThan(2).isEqualTo(whole);
    }

    private static String subjectOf(boolean guarded) throws IOException {
        for (JsonNode each : read("/api/v1/me").path("subjects")) {
            if (each.path("guarded").asBoolean() == guarded) {
                return each.path("subject").asText();
            }
        }
        throw new AssertionError("no such subject");
    }

    private static String flags(JsonNode access) {
        return access.path("flags").toString();
    }

    private static String send(String line) {
        return portal.send(
                        HttpRequest.newBuilder(portal.at("/api/v1/ingest/access-events"))
                                .header("Authorization", "Bearer " + people.firstSystem)
                                .header("Content-Type", "application/x-ndjson")
                                .POST(BodyPublishers.ofString(line)))
                .body();
    }

    private static JsonNode sendAndFind(String line, String choice) throws IOException {
        String answer = send(line);
        assertThat(JSON.readTree(answer).path("accepted").asInt()).as(answer).isEqualTo(1);
        String at = JSON.readTree(line).path("occurredAt").asText();
        for (JsonNode each : read("/api/v1/me/accesses?window=all" + choice).path("items")) {
            if (each.path("occurredAt").asText().equals(at)) {
                return read(
                        "/api/v1/me/accesses/"
                                + each.path("id").asText()
                                + choice.replaceFirst("&", "?"));
            }
        }
        throw new AssertionError("not on the list");
    }

    private static JsonNode read(String path) throws IOException {
        String body =
                portal.send(
                                HttpRequest.newBuilder(portal.at(path))
                                        .header("Authorization", "Bearer " + token))
                        .body();
        return JSON.readTree(body);
    }

    private static String whole(JsonNode access, String language) {
        HttpResponse<String> page =
                portal.send(
                        HttpRequest.newBuilder(portal.at("/accesses/" + access.path("id").asText()))
                                .header("Accept-Language", language.replace('_', '-'))
                                .header("Cookie", cookie));
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return page.body();
    }

    /** The facts alone: other looks of the same visit stand below them. */
    private static String page(JsonNode access, String language) {
        return whole(access, language)
                .replaceAll("(?s).*<dl class=\"card facts\">(.*?)</dl>.*", "$1");
    }

    private static Properties words(String language) throws IOException {
        Properties words = new Properties();
        try (Reader in =
                new InputStreamReader(
                        MarksOverHttpTest.class.getResourceAsStream(
                                "/i18n/messages_" + language + ".properties"),
                        StandardCharsets.UTF_8)) {
            words.load(in);
        }
        return words;
    }

    private static String event(String mrn) {
        sent++;
        return ("{\"sourceEventId\":\"m%d\",\"occurredAt\":\"" + NOON + "\",\"system\":\"emr\",")
                        .formatted(sent, sent)
                + "\"terminal\":\"T1\",\"ip\":\"10.0.0.7\",\"accessor\":{\"id\":\"N1\","
                + "\"identity\":\"personal\"},\"action\":\"view\",\"emergency\":false,"
                + "\"elements\":[\"name\"],\"subjects\":[{\"mrn\":\""
                + mrn
                + "\"}]}";
    }
}
