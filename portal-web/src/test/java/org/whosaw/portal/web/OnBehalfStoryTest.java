package org.whosaw.portal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.hospital.Directory.IdentifierEntry;
import org.whosaw.portal.hospital.Directory.PatientEntry;
import org.whosaw.portal.hospital.Directory.SystemEntry;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.ingest.atna.AtnaFixture;
import org.whosaw.portal.kernel.HospitalId;

/**
 * What came by FHIR and by a file of ATNA messages stands on the patient's page, in her JSON and in
 * her FHIR list: in the Swiss patient audit examples somebody acts on behalf of another.
 */
class OnBehalfStoryTest {
    private static final Path SWISS =
            Path.of("../../shared/data/fhir-ch-patient-audit/ch-atc/input/examples");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MRN = "CH-1";
    private static final String NAME = "Jakob Wieder-Gesund";

    /** A name is masked for whomever she acted, as it is for her who acted. */
    private static final String FOR = "J*";

    @TempDir static Path data;
    @TempDir static Path desk;
    private static RunningPortal portal;
    private static String system;
    private static String patient;
    private static String cookie;

    @BeforeAll
    static void start() {
        portal = RunningPortal.start(data);
        try (OpenedHouse house =
                OpenedHouse.open(
                        portal.support().getConfiguration(),
                        portal.support().getConfiguration().database(),
                        Keyring.read(data.resolve("keys")),
                        Clock.systemUTC())) {
            HospitalId hospital =
                    house.hospital().hospitals().add("H1", "市妇幼演示医院", null, null, null);
            house.hospital()
                    .directory()
                    .putSystems(
                            hospital,
                            List.of(
                                    new SystemEntry(
                                            "epd", "电子病历档案", null, null, null, null, null, null)));
            house.hospital()
                    .patients()
                    .putPatients(
                            hospital,
                            List.of(
                                    new PatientEntry(
                                            MRN,
                                            null,
                                            "演示甲一",
                                            null,
                                            null,
                                            null,
                                            null,
                                            null,
                                            null,
                                            List.of(
                                                    new IdentifierEntry(
                                                            "urn:oid:2.16.756.5.30.1.127.3.10.3",
                                                            "761337610469261945")))));
            patient = house.patientTokens(hospital, List.of(MRN)).get(0);
            cookie = house.patientCookies(hospital, List.of(MRN)).get(0);
            system =
                    PortalPeople.token(
                            portal,
                            house.rooms()
                                    .identity()
                                    .clients()
                                    .add(hospital, "epd", Set.of(Scope.INGEST)));
        }
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    private static String page(String path, String language) {
        HttpResponse<String> answer =
                portal.send(
                        HttpRequest.newBuilder(portal.at(path))
                                .header("Cookie", cookie)
                                .header("Accept-Language", language));
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static JsonNode json(String path) throws IOException {
        HttpResponse<String> answer =
                portal.send(
                        HttpRequest.newBuilder(portal.at(path))
                                .header("Authorization", "Bearer " + patient));
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    @Test
    void swissExamples_onBehalf_standsOnPageInJsonAndInFhir() throws IOException {
        assumeTrue(
                Files.isDirectory(SWISS), "../shared/data is not here: no Swiss example was sent");
        for (String folder : List.of("auditevent", "bundle")) {
            try (Stream<Path> files = Files.list(SWISS.resolve(folder))) {
                for (Path file : files.sorted().toList()) {
                    String path = folder.equals("bundle") ? "/fhir" : "/fhir/AuditEvent";
                    HttpResponse<String> answer =
                            portal.send(
                                    HttpRequest.newBuilder(portal.at(path))
                                            .header("Authorization", "Bearer " + system)
                                            .header("Content-Type", "application/fhir+xml")
                                            .POST(BodyPublishers.ofFile(file)));
                    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
                }
            }
        }
        List<String> entries = new ArrayList<>();
        for (JsonNode each : json("/api/v1/me/accesses?limit=200").path("items")) {
            if (each.at("/accessor/onBehalfOf").asText().equals(FOR)) {
                entries.add(each.path("id").asText());
                assertThat(each.at("/accessor/maskedName").asText()).endsWith("*");
            }
        }
        assertThat(entries).hasSizeGreaterThanOrEqualTo(2);
        assertThat(json("/api/v1/me/accesses?limit=200").toString()).doesNotContain(NAME);
        assertThat(page("/accesses?window=all", "zh-CN")).contains("代 " + FOR);
        assertThat(page("/accesses?window=all", "en")).contains("on behalf of " + FOR);
        for (String each : entries) {
            assertThat(page("/accesses/" + each, "zh-CN")).contains(FOR).doesNotContain(NAME);
            JsonNode event = json("/fhir/AuditEvent/" + each.replace('_', '-'));
            assertThat(event.toString()).doesNotContain(NAME);
            assertThat(event.at("/agent/0/extension/0/valueReference/display").asText())
                    .isEqualTo(FOR);
        }
    }

    @Test
    void atnaFile_byCommand_standsOnHerPage() throws Exception {
        AtnaFixture look =
                AtnaFixture.aMessage()
                        .source("<AuditSourceIdentification AuditSourceID=\"epd\"/>")
                        .about(AtnaFixture.patient(MRN));
        Path good = Files.writeString(desk.resolve("good.xml"), look.xml());
        Path bad =
                Files.writeString(
                        desk.resolve("bad.xml"),
                        look.at("2026-03-02T09:00:00+08:00").xml() + "\n" + look.by("").xml());

        assertThat(ingest(good, 0)).contains("1 rows read: 1 recorded");
        String told = ingest(bad, 1);

        assertThat(told).contains("line 2").doesNotContain(MRN, "演示甲一", "演示护");
        assertThat(good).doesNotExist();
        assertThat(bad).doesNotExist(); // sealed
        JsonNode items = json("/api/v1/me/accesses?system=epd&limit=200").path("items");
        List<String> times = new ArrayList<>();
        items.forEach(each -> times.add(each.path("occurredAt").asText()));
        assertThat(times).contains("2026-03-02T00:15:30.123456Z", "2026-03-02T01:00:00Z");
        assertThat(page("/accesses?window=all", "zh-CN")).contains("电子病历档案");
    }

    private static String ingest(Path file, int exit) throws Exception {
        Path said = desk.resolve("said");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                WhoSawApplication.class.getName(),
                                "ingest",
                                file.toString(),
                                "--format",
                                "atna",
                                "--language",
                                "en",
                                data.resolve("config.yml").toString())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        String text = Files.readString(said);
        assertThat(ended).as(text).isTrue();
        assertThat(process.exitValue()).as(text).isEqualTo(exit);
        return text;
    }
}
