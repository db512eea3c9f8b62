package org.whosaw.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.web.ApiDocument.Operation;
import org.whosaw.portal.web.ObjectsOfA.Ask;

/**
 * Asks for every object of patient A, by its real id, with every other identity. The requests come
 * from the API document; an operation or a parameter that {@link ObjectsOfA} has no real id for
 * fails the test.
 */
class ObjectsOfAnotherTest {
    @TempDir static Path folder;
    static RunningPortal portal;
    static TwoHospitals world;
    static ObjectsOfA objects;
    static List<Operation> operations;

    @BeforeAll
    static void start() {
        portal = RunningPortal.start(folder);
        world = new TwoHospitals(portal, folder);
        objects = new ObjectsOfA(portal, world);
        operations =
                new ApiDocument(portal)
                        .operations().stream().filter(each -> !each.isOpen()).toList();
    }

    @AfterAll
    static void stop() {
        world.close();
        portal.close();
    }

    @Test
    void ownObjects_herself_areFound() {
        List<String> faults = new ArrayList<>();
        for (Operation each : ofScheme("patient")) {
            for (Ask ask : objects.asks(each)) {
                if (each.verb().equals("GET")) {
                    String token = ask.stepUp() ? objects.openedToken() : world.token("A");
                    HttpResponse<String> answer = send(each, ask, "Bearer " + token, "");
                    boolean counts =
                            each.path().endsWith("/overview")
                                    || each.path().endsWith("/coverage")
                                    || each.path().endsWith("/choice")
                                    || each.path().endsWith("/email")
                                    || each.path().endsWith("/preview")
                                    || each.path().endsWith("/unrecorded")
                                    || each.path().endsWith("/answer");
                    boolean seen = counts || !objects.seenIn(answer).isEmpty();
                    if (answer.statusCode() != 200 || !seen) {
                        faults.add(ask + " answered her " + answer.statusCode());
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void fhir_ownList_isTheSameListPageByPage() throws Exception {
        List<String> wanted = new ArrayList<>();
        String agent = "";
        for (JsonNode each : json("/api/v1/me/accesses?limit=200").path("items")) {
            wanted.add(each.path("id").asText().replace('_', '-'));
            agent = each.path("accessor").path("code").asText();
        }
        List<String> found = new ArrayList<>();
        String next = portal.at("/fhir/AuditEvent?_count=1&_sort=-date").toString();
        while (!next.isEmpty()) {
            JsonNode bundle = json(java.net.URI.create(next).getRawPath() + "?" + queryOf(next));
            assertThat(bundle.path("type").asText()).isEqualTo("searchset");
            bundle.path("entry").forEach(each -> found.add(each.at("/resource/id").asText()));
            JsonNode link = bundle.path("link").path(1);
            assertThat(link.path("relation").asText("next")).isEqualTo("next");
            next = link.path("url").asText();
        }
        assertThat(found).isEqualTo(wanted);
        JsonNode one = json("/fhir/AuditEvent/" + wanted.get(0));
        assertThat(one.at("/meta/profile/0").asText()).contains("BALP");
        assertThat(one.toString()).doesNotContain(TwoHospitals.NAME);
        JsonNode byAgent = json("/fhir/AuditEvent?agent=" + agent + "&_count=200");
        assertThat(byAgent.path("entry")).isNotEmpty();
        for (JsonNode each : byAgent.path("entry")) {
            assertThat(each.path("resource").path("agent").toString()).contains(agent);
        }
        assertThat(json("/fhir/AuditEvent?date=lt1990").has("entry")).isFalse();
    }

    private static String queryOf(String address) {
        return java.net.URI.create(address).getRawQuery();
    }

    private static JsonNode json(String path) throws java.io.IOException {
        HttpResponse<String> answer =
                portal.send(
                        HttpRequest.newBuilder(portal.at(path))
                                .header("Authorization", "Bearer " + objects.openedToken()));
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    @Test
    void objects_otherPatientsAndGuardians_areNotFound() {
        String before = objects.snapshot();
        List<String> faults = new ArrayList<>();
        for (String who : world.otherPatients()) {
            for (Operation each : ofScheme("patient")) {
                for (Ask ask : objects.asks(each)) {
                    HttpResponse<String> answer = send(each, ask, "Bearer " + world.token(who), "");
                    int status = answer.statusCode();
                    boolean refused = status == 404 || status == 403;
                    if (!ask.isRefusedBy(status)
                            && (ask.namesObject() ? !refused : status >= 300)) {
                        faults.add(who + ": " + ask + " answered " + status);
                    }
                    if (!objects.seenIn(answer).isEmpty()) {
                        faults.add(who + ": " + ask + " showed " + objects.seenIn(answer));
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(objects.snapshot()).isEqualTo(before);
    }

    @Test
    void objects_systemsOfEitherHospital_areForbidden() {
        List<String> faults = new ArrayList<>();
        for (HospitalId hospital : List.of(world.first, world.second)) {
            for (Scope scope : Scope.values()) {
                String token = world.systemToken(hospital, Set.of(scope));
                for (Operation each : ofScheme("patient")) {
                    for (Ask ask : objects.asks(each)) {
                        int status = send(each, ask, "Bearer " + token, "").statusCode();
                        if (status != 401 && status != 403) {
                            faults.add(scope + ": " + ask + " answered " + status);
                        }
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void feeds_wrongScope_areForbidden() {
        List<String> faults = new ArrayList<>();
        for (HospitalId hospital : List.of(world.first, world.second)) {
            for (Scope scope : Scope.values()) {
                String token = world.systemToken(hospital, Set.of(scope));
                for (Operation each : ofScheme("system")) {
                    for (Ask ask : objects.asks(each)) {
                        if (ObjectsOfA.scopeOf(each) != scope) {
                            int status = send(each, ask, "Bearer " + token, "").statusCode();
                            if (status != 403) {
                                faults.add(scope + ": " + ask + " answered " + status);
                            }
                        }
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void feeds_systemOfAnotherHospital_touchNothingOfHers() {
        String before = objects.snapshot();
        List<String> faults = new ArrayList<>();
        for (Operation each : ofScheme("system")) {
            String token = world.systemToken(world.second, Set.of(ObjectsOfA.scopeOf(each)));
            for (Ask ask : objects.asks(each)) {
                HttpResponse<String> answer = send(each, ask, "Bearer " + token, "");
                if (answer.statusCode() >= 500) {
                    faults.add(ask + " answered " + answer.statusCode());
                }
                if (ask.namesObject() && answer.statusCode() != 404) {
                    faults.add(ask + " answered " + answer.statusCode());
                }
                if (!objects.seenIn(answer).isEmpty()) {
                    faults.add(ask + " showed " + objects.seenIn(answer));
                }
                if (!objects.snapshot().equals(before)) {
                    faults.add(ask + " changed what she sees");
                    before = objects.snapshot();
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void everything_patientsAtFeeds_isForbidden() {
        List<String> faults = new ArrayList<>();
        for (String who : List.of("A", "another patient")) {
            String token = world.token(who);
            for (Operation each : ofScheme("system")) {
                for (Ask ask : objects.asks(each)) {
                    int status = send(each, ask, "Bearer " + token, "").statusCode();
                    if (status != 401 && status != 403) {
                        faults.add(who + ": " + ask + " answered " + status);
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    /** Cookies open pages only: with one, another site could call the API in her name. */
    @Test
    void everything_cookiesAndNobody_areUnauthenticated() {
        List<String> desks = new ArrayList<>();
        for (HospitalId hospital : List.of(world.first, world.second)) {
            for (StaffRole role : StaffRole.values()) {
                desks.add("__Host-desk=" + world.staffCookie(hospital, role));
            }
        }
        String hers = "__Host-session=" + objects.pageCookie();
        List<String> faults = new ArrayList<>();
        int turn = 0;
        for (Operation each : operations) {
            for (Ask ask : objects.asks(each)) {
                // No cookie is read at all: each request tries one of the desks' in turn.
                for (String cookie : List.of("", hers, desks.get(turn++ % desks.size()))) {
                    int status = send(each, ask, "", cookie).statusCode();
                    if (status != 401) {
                        faults.add(cookie.split("=", 2)[0] + ": " + ask + " answered " + status);
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private static List<Operation> ofScheme(String scheme) {
        return operations.stream().filter(each -> each.scheme().equals(scheme)).toList();
    }

    private static HttpResponse<String> send(
            Operation operation, Ask ask, String authorization, String cookie) {
        HttpRequest.Builder request = HttpRequest.newBuilder(portal.at(ask.path()));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        if (!ask.body().isEmpty()) {
            request.header("Content-Type", operation.bodyType());
        }
        return portal.send(
                request.method(
                        operation.verb(),
                        ask.body().isEmpty()
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(ask.body())));
    }
}
