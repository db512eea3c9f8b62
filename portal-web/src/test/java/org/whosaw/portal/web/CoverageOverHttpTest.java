package org.whosaw.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.RandomSource;

/** A source with one counter for accesses and provisions has no gaps where the other kind is. */
class CoverageOverHttpTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path folder;

    @Test
    void numbers_ofAccessesAndProvisions_areOneCount() throws Exception {
        Keyring.generate(new RandomSource(), false).write(folder.resolve("keys"));
        RunningPortal portal = RunningPortal.start(new ShippedConfig(folder));
        try (PortalPeople people = new PortalPeople(portal, folder)) {
            people.addRecords();
            put(portal, people);
            send(portal, people, "access-events", access(1) + "\n" + access(2) + "\n" + access(5));
            assertThat(missing(portal, people)).isEqualTo(2);
            send(portal, people, "disclosures", provision(3) + "\n" + provision(4));
            send(portal, people, "access-events", access(6));
            assertThat(missing(portal, people)).isZero();
        } finally {
            portal.close();
        }
    }

    private static void put(RunningPortal portal, PortalPeople people) {
        String body =
                "[{\"code\":\"lab\",\"name\":\"演示月子中心\",\"kind\":\"confinement-agency\",\"role\":\"independent\"}]";
        assertThat(
                        portal.send(
                                        HttpRequest.newBuilder(
                                                        portal.at("/api/v1/directory/recipients"))
                                                .header(
                                                        "Authorization",
                                                        "Bearer " + people.firstSystem)
                                                .header("Content-Type", "application/json")
                                                .PUT(BodyPublishers.ofString(body)))
                                .body())
                .contains("\"status\"");
    }

    private static void send(RunningPortal portal, PortalPeople people, String kind, String lines)
            throws IOException {
        String answer =
                portal.send(
                                HttpRequest.newBuilder(portal.at("/api/v1/ingest/" + kind))
                                        .header("Authorization", "Bearer " + people.firstSystem)
                                        .header("Content-Type", "application/x-ndjson")
                                        .POST(BodyPublishers.ofString(lines)))
                        .body();
        JsonNode read = JSON.readTree(answer);
        assertThat(read.path("accepted").asInt()).as(answer).isEqualTo((int) lines.lines().count());
    }

    /** Waits until what was sent is added up, and returns how many lines are missing. */
    private static long missing(RunningPortal portal, PortalPeople people) throws Exception {
        long missing = -1;
        for (int i = 0; i < 40; i++) {
            String body =
                    portal.send(
                                    HttpRequest.newBuilder(portal.at("/api/v1/me/coverage"))
                                            .header("Authorization", "Bearer " + people.patientA))
                            .body();
            for (JsonNode system : JSON.readTree(body).at("/items/0/systems")) {
                if (system.path("code").asText().equals("emr")
                        && system.path("count").asText().equals("numbered")) {
                    long now = system.path("missing").asLong();
                    if (now == missing) {
                        return now;
                    }
                    missing = now;
                }
            }
            Thread.sleep(1_500);
        }
        return missing;
    }

    private static String access(int number) {
        return ("{\"sourceEventId\":\"a%d\",\"sequence\":%d,\"occurredAt\":\"2026-03-02T09:0%d:00Z\","
                    + "\"system\":\"emr\",\"accessor\":{},\"action\":\"view\",\"subjects\":[{\"mrn\":\"%s\"}]}")
                .formatted(number, number, number, PortalPeople.MRN_A);
    }

    private static String provision(int number) {
        return ("{\"sourceEventId\":\"p%d\",\"sequence\":%d,\"occurredAt\":\"2026-03-02T09:0%d:00Z\","
                    + "\"system\":\"emr\",\"recipient\":\"lab\",\"elements\":[\"name\"],\"subjects\":[{\"mrn\":\"%s\"}]}")
                .formatted(number, number, number, PortalPeople.MRN_A);
    }
}
