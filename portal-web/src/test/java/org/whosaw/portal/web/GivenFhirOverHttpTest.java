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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.hospital.Directory.IdentifierEntry;
import org.whosaw.portal.hospital.Directory.PatientEntry;
import org.whosaw.portal.hospital.Directory.SystemEntry;
import org.whosaw.portal.hospital.PersonKind;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.ingest.fhir.GivenFhir;
import org.whosaw.portal.ingest.fhir.GivenFhir.Row;

/**
 * Sends every example that others published to a running server, where their patients are
 * registered, and compares what each patient then reads with the table of {@link GivenFhir}: time,
 * action, outcome, purpose, who, for whom, whose list.
 */
class GivenFhirOverHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir static Path folder;
    static RunningPortal portal;
    static PortalPeople people;
    static Map<String, String> tokens;
    static String system;

    @BeforeAll
    static void start() {
        portal = RunningPortal.start(folder);
        people = new PortalPeople(portal, folder);
        var hospital = people.rooms().hospital();
        hospital.directory()
                .putSystems(
                        people.first,
                        List.of(new SystemEntry("his", "系统", null, null, null, null, null, null)));
        system =
                PortalPeople.token(
                        portal,
                        people.rooms()
                                .identity()
                                .clients()
                                .add(people.first, "his", Set.of(Scope.INGEST)));
        tokens = new LinkedHashMap<>();
        for (Row row : GivenFhir.ROWS) {
            if (!row.patients().equals("-") && !tokens.containsKey(row.patients())) {
                tokens.put(row.patients(), register(row.patients()));
            }
        }
    }

    private static String register(String patient) {
        String[] key = patient.split("\\|", 2);
        boolean byNumber = key[0].equals("mrn");
        String mrn = byNumber ? key[1] : "GIVEN-" + tokens.size();
        List<IdentifierEntry> others =
                byNumber ? List.of() : List.of(new IdentifierEntry(key[0], key[1]));
        people.rooms()
                .hospital()
                .patients()
                .putPatients(
                        people.first,
                        List.of(
                                new PatientEntry(
                                        mrn,
                                        PersonKind.PATIENT,
                                        "演示患者",
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        others)));
        return people.house().patientTokens(people.first, List.of(mrn)).get(0);
    }

    @AfterAll
    static void stop() {
        people.close();
        portal.close();
    }

    @Test
    void givenEvents_sent_standInHerListFieldByField() throws IOException {
        assumeTrue(GivenFhir.isHere(), "../shared/data is not here: given examples not sent");
        List<String> faults = new ArrayList<>();
        for (Row row : GivenFhir.ROWS) {
            String id = send(row.file());
            for (Map.Entry<String, String> each : tokens.entrySet()) {
                HttpResponse<String> read = get("/api/v1/me/accesses/" + id, each.getValue());
                boolean hers = each.getKey().equals(row.patients());
                if (read.statusCode() != (hers ? 200 : 404)) {
                    faults.add(row.file().getFileName() + " answered " + read.statusCode());
                } else if (hers) {
                    compare(row, JSON.readTree(read.body()), faults);
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(tokens).hasSizeGreaterThan(3);
    }

    private static void compare(Row row, JsonNode read, List<String> faults) {
        JsonNode access = read.has("access") ? read.get("access") : read;
        JsonNode who = access.path("accessor");
        String told =
                String.join(
                        "; ",
                        access.path("occurredAt").asText(),
                        access.path("action").asText(),
                        access.path("outcome").asText(),
                        access.path("purpose").asText(),
                        String.valueOf(who.path("identity").asText().equals("system")),
                        first(who.path("maskedName").textValue()),
                        first(who.path("onBehalfOf").textValue()));
        String expected =
                String.join(
                        "; ",
                        row.time(),
                        row.action(),
                        row.outcome(),
                        row.purpose(),
                        String.valueOf(row.kind().equals("system")),
                        row.who().contains(":") ? first(null) : first(named(row.who())),
                        first(named(row.onBehalfOf())));
        if (!told.equals(expected)) {
            faults.add(row.file().getFileName() + " reads " + told + ", not " + expected);
        }
    }

    private static String named(String cell) {
        return cell.equals("-") ? null : cell;
    }

    /** Names are masked on the wire, all but their first character. */
    private static String first(String name) {
        return name == null || name.isEmpty() ? "-" : name.substring(0, 1);
    }

    private static String send(Path file) throws IOException {
        boolean xml = file.toString().endsWith(".xml");
        HttpResponse<String> answer =
                portal.send(
                        HttpRequest.newBuilder(portal.at("/fhir/AuditEvent"))
                                .header("Authorization", "Bearer " + system)
                                .header(
                                        "Content-Type",
                                        "application/fhir+" + (xml ? "xml" : "json"))
                                .POST(BodyPublishers.ofByteArray(Files.readAllBytes(file))));
        assertThat(answer.statusCode()).as(file + answer.body()).isEqualTo(201);
        String location = answer.headers().firstValue("Location").orElseThrow();
        return location.replaceAll(".*AuditEvent/([^/]+).*", "$1").replace('-', '_');
    }

    private static HttpResponse<String> get(String path, String token) {
        return portal.send(
                HttpRequest.newBuilder(portal.at(path)).header("Authorization", "Bearer " + token));
    }
}
