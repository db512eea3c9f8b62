package org.whosaw.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.access.AccessReading;
import org.whosaw.portal.access.AccessReading.Filter;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.text.Language;

/** An auditor searches a patient's list by FHIR, and the patient sees that she did. */
class FhirAuditorTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir static Path folder;
    private static RunningPortal portal;
    private static TwoHospitals world;
    private static String auditor;

    @BeforeAll
    static void start() {
        portal = RunningPortal.start(folder);
        world = new TwoHospitals(portal, folder);
        auditor = token(world.first, StaffRole.AUDITOR);
    }

    @AfterAll
    static void stop() {
        world.close();
        portal.close();
    }

    private static String token(HospitalId hospital, StaffRole role) {
        HttpResponse<String> answer = signIn(world.staffProof(hospital, role));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).path("accessToken").asText();
    }

    private static HttpResponse<String> signIn(String proof) {
        return portal.send(
                HttpRequest.newBuilder(portal.at("/api/v1/staff/session"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(proof)));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpResponse<String> get(String path, String token) {
        return portal.send(
                HttpRequest.newBuilder(portal.at(path)).header("Authorization", "Bearer " + token));
    }

    private static HttpResponse<String> form(String body, String token) {
        return portal.send(
                HttpRequest.newBuilder(portal.at("/fhir/AuditEvent/_search"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)));
    }

    private static String byMrn(String more) {
        return "patient%3Aidentifier=%7C" + TwoHospitals.MRN + more;
    }

    private static String her() {
        return "/fhir/AuditEvent?patient=Patient/" + world.a.code().replace('_', '-');
    }

    private static String link(JsonNode bundle, String relation) {
        for (JsonNode each : bundle.path("link")) {
            if (each.path("relation").asText().equals(relation)) {
                URI address = URI.create(each.path("url").asText());
                return address.getRawPath()
                        + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
            }
        }
        return "";
    }

    private static List<String> ids(JsonNode bundle) {
        List<String> ids = new ArrayList<>();
        bundle.path("entry").forEach(each -> ids.add(each.at("/resource/id").asText()));
        return ids;
    }

    /** Returns the ids of all pages; what was recorded meanwhile is newer and left to others. */
    private static List<String> all(String path) {
        List<String> ids = new ArrayList<>();
        for (String at = path; !at.isEmpty(); ) {
            HttpResponse<String> answer = get(at, auditor);
            assertThat(answer.statusCode()).as(at + answer.body()).isEqualTo(200);
            ids.addAll(ids(json(answer)));
            at = link(json(answer), "next");
        }
        return ids;
    }

    @Test
    void auditor_byRecordNumber_seesTheListAndIsSeen() {
        HttpResponse<String> answer = form(byMrn("&_count=200"), auditor);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode bundle = json(answer);
        assertThat(bundle.path("entry")).isNotEmpty();
        assertThat(answer.body())
                .contains("缪*")
                .doesNotContain(TwoHospitals.MRN, TwoHospitals.NAME, "缪演护")
                .doesNotContain("infection"); // protected, and an auditor has no second factor
        assertThat(link(bundle, "self")).contains("patient=Patient%2Fpt-").doesNotContain("MTX");
        String token = world.token("A");
        JsonNode look = json(get("/api/v1/me/accesses?system=whosaw-audit", token)).at("/items/0");
        assertThat(look.at("/system/code").asText()).isEqualTo("whosaw-audit");
        assertThat(look.at("/action").asText()).isEqualTo("search");
        assertThat(look.at("/accessor/role").asText()).isEqualTo("auditor");
        int before = looks();
        get(her(), auditor);
        get(her() + "&date=lt1990", auditor);
        assertThat(looks()).isEqualTo(before + 2);
    }

    /** What a bundle names is there, and to open it is a look as the search was. */
    @Test
    void entry_byTheAddressInTheBundle_isReadAndTheLookIsSeen() {
        JsonNode bundle = json(get(her() + "&date=lt2026-04", auditor));
        assertThat(bundle.path("entry")).hasSize(4);
        int before = looks();
        for (JsonNode each : bundle.path("entry")) {
            String path = URI.create(each.path("fullUrl").asText()).getRawPath();
            assertThat(path).endsWith("/" + each.at("/resource/id").asText());
            assertThat(json(get(path, auditor))).isEqualTo(each.path("resource"));
        }
        assertThat(looks()).isEqualTo(before + 4);

        String path = URI.create(bundle.at("/entry/0/fullUrl").asText()).getRawPath();
        // She reads it too, by this name and by the one of her own list.
        assertThat(get(path, world.token("A")).statusCode()).isEqualTo(200);
        String own = path.substring(0, path.indexOf('.'));
        assertThat(get(own, world.token("A")).statusCode()).isEqualTo(200);
        String other = "." + world.other.code().replace('_', '-');
        for (String none : List.of(own, own + other, path + "X", own + ".", own + ".pt-1")) {
            assertThat(get(none, auditor).statusCode()).as(none).isEqualTo(404);
        }
        assertThat(get(own + other, world.token("A")).statusCode()).isEqualTo(404);
        assertThat(get(path, world.token("another patient")).statusCode()).isEqualTo(404);
        assertThat(get(path, token(world.second, StaffRole.AUDITOR)).statusCode()).isEqualTo(404);
        assertThat(get(path, token(world.first, StaffRole.IT)).statusCode()).isEqualTo(403);
        assertThat(looks()).as("what is not found leaves no look").isEqualTo(before + 4);
    }

    /** No second factor opens them to an auditor, by whatever name she asks. */
    @Test
    void entry_protected_isNotFound() {
        String person = "." + world.a.code().replace('_', '-');
        List<String> folded = entries(Set.of(world.a));
        folded.removeAll(entries(Set.of()));
        assertThat(folded).isNotEmpty();
        for (String each : folded) {
            String path = "/fhir/AuditEvent/" + each.replace('_', '-') + person;
            assertThat(get(path, auditor).statusCode()).isEqualTo(404);
        }
    }

    private static List<String> entries(Set<PersonId> opened) {
        Subject her = new Subject(world.a, world.first, false);
        AccessReading reading =
                new AccessReading(0, List.of(her), opened, Filter.NONE, 200, null, Language.EN);
        List<String> ids = new ArrayList<>();
        world.rooms().access().timeline().list(reading).items().forEach(each -> ids.add(each.id()));
        return ids;
    }

    private static int looks() {
        String path = "/api/v1/me/accesses?system=whosaw-audit&limit=200";
        return json(get(path, world.token("A"))).path("items").size();
    }

    @Test
    void list_eitherOrder_isTheSame() {
        String window = her() + "&date=lt2026-04&_count=1";
        List<String> newest = all(window);
        List<String> oldest = all(window + "&_sort=date");

        assertThat(newest).hasSize(4).doesNotHaveDuplicates();
        Collections.reverse(oldest);
        assertThat(oldest).isEqualTo(newest);
    }

    @Test
    void date_everyPrefix_bounds() {
        // Looks at 2, 3, 4 and 5 o'clock UTC of one day.
        String at = "2026-03-02T04:00:00Z";
        assertThat(all(her() + "&date=" + at)).hasSize(1);
        assertThat(all(her() + "&date=ge" + at + "&date=lt2026-04")).hasSize(2);
        assertThat(all(her() + "&date=gt" + at + "&date=lt2026-04")).hasSize(1);
        assertThat(all(her() + "&date=sa" + at + "&date=eb2026-04")).hasSize(1);
        assertThat(all(her() + "&date=lt" + at)).hasSize(2);
        assertThat(all(her() + "&date=eb" + at)).hasSize(2);
        assertThat(all(her() + "&date=le" + at)).hasSize(3);
        assertThat(all(her() + "&date=ne" + at + "&date=lt2026-04&_count=1")).hasSize(3);
        assertThat(all(her() + "&date=ne2026-03-02&date=lt2026-04")).isEmpty();
        assertThat(all(her() + "&date=ap2026-03-02&date=lt2026-04")).hasSize(4);
    }

    @Test
    void agent_byCodeOrStaffNumber_isFound() {
        String window = her() + "&date=lt2026-04";
        JsonNode first = json(get(window, auditor)).at("/entry/0/resource");
        String code = first.at("/agent/0/who/identifier/value").asText();

        assertThat(all(window + "&agent=" + code)).hasSize(4);
        assertThat(all(window + "&agent=Practitioner/S1&_count=3")).hasSize(4);
        assertThat(all(window + "&agent=Practitioner/S9")).isEmpty();
        assertThat(all(window + "&agent=" + code + "X")).isEmpty();
        // A patient asks by the code alone: staff numbers are none of hers.
        JsonNode hers = json(get(window + "&agent=Practitioner/S1", world.token("A")));
        assertThat(hers.has("entry")).isFalse();
    }

    @Test
    void links_altered_leadNowhere() {
        String other = world.other.code().replace('_', '-');
        String next = link(json(get(her() + "&_count=2&date=lt2026-04", auditor)), "next");
        assertThat(get(next, auditor).statusCode()).isEqualTo(200);

        List<String> altered =
                List.of(
                        next.replace("_count=2", "_count=3"),
                        next.replace("date=lt2026-04", "date=lt2027"),
                        next.replace("&date=lt2026-04", ""),
                        next + "&agent=K7Q2M",
                        next + "&_sort=date",
                        next.replaceAll("pt-[0-9A-Z]{13}", other),
                        next.substring(0, next.length() - 1) + (next.endsWith("A") ? "B" : "A"));
        for (String each : altered) {
            assertThat(get(each, auditor).statusCode()).as(each).isEqualTo(400);
        }
        assertThat(get(next, world.token("A")).statusCode()).isEqualTo(400);
        assertThat(get(next, token(world.first, StaffRole.AUDITOR)).statusCode()).isEqualTo(400);
    }

    @Test
    void faults_areOutcomesThatSayWhat() {
        for (String each :
                List.of(
                        "/fhir/AuditEvent",
                        her() + "&_count=0",
                        her() + "&_sort=agent",
                        her() + "&date=soon",
                        her() + "&patient=Patient/x",
                        "/fhir/AuditEvent?patient:identifier="
                                + URLEncoder.encode("|MTX0001", StandardCharsets.UTF_8))) {
            HttpResponse<String> answer = get(each, auditor);
            assertThat(answer.statusCode()).as(each).isEqualTo(400);
            assertThat(json(answer).path("resourceType").asText()).isEqualTo("OperationOutcome");
        }
        HttpResponse<String> strict =
                portal.send(
                        HttpRequest.newBuilder(portal.at(her() + "&entity-name=x"))
                                .header("Prefer", "handling=strict")
                                .header("Authorization", "Bearer " + auditor));
        assertThat(strict.statusCode()).isEqualTo(400);
        JsonNode lenient = json(get(her() + "&entity-name=x", auditor));
        assertThat(link(lenient, "self")).doesNotContain("entity-name");
    }

    @Test
    void others_areRefused() {
        for (StaffRole role : StaffRole.values()) {
            String token = token(world.first, role);
            int status = get(her(), token).statusCode();
            assertThat(status).as(role.code()).isEqualTo(role == StaffRole.AUDITOR ? 200 : 403);
        }
        int before = looks();
        String foreign = token(world.second, StaffRole.AUDITOR);
        assertThat(get(her(), foreign).statusCode()).isEqualTo(404);
        // The same number is another woman in the other hospital.
        HttpResponse<String> answer = form(byMrn(""), foreign);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain(world.a.code().replace('_', '-'));
        assertThat(form("patient.identifier=MTX0002", foreign).statusCode()).isEqualTo(404);
        assertThat(form("patient.identifier=NOBODY", auditor).statusCode()).isEqualTo(404);
        assertThat(form(byMrn(""), world.token("A")).statusCode()).isEqualTo(400);
        assertThat(looks()).isEqualTo(before);
    }

    @Test
    void token_isForTheApiAndForAWhile() {
        String proof = world.staffProof(world.first, StaffRole.AUDITOR);
        String token = json(signIn(proof)).path("accessToken").asText();
        assertThat(signIn(proof).statusCode()).as("a code works once").isEqualTo(401);
        assertThat(get("/desk", token).statusCode()).isEqualTo(303);
        HttpResponse<String> page =
                portal.send(
                        HttpRequest.newBuilder(portal.at("/desk"))
                                .header("Cookie", "__Host-desk=" + token));
        assertThat(page.statusCode()).isEqualTo(303);
        String cookie = world.staffCookie(world.first, StaffRole.AUDITOR);
        assertThat(get(her(), cookie).statusCode()).isEqualTo(401);

        HttpResponse<String> out =
                portal.send(
                        HttpRequest.newBuilder(portal.at("/api/v1/staff/session"))
                                .header("Authorization", "Bearer " + token)
                                .DELETE());
        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(get(her(), token).statusCode()).isEqualTo(401);
    }

    @Test
    void metadata_describesTheSearch() {
        JsonNode resource = json(portal.get("/fhir/metadata")).at("/rest/0/resource/0");
        List<String> names = new ArrayList<>();
        resource.path("searchParam").forEach(each -> names.add(each.path("name").asText()));

        assertThat(names)
                .containsExactly("patient", "patient:identifier", "subtype", "date", "agent");
        assertThat(resource.path("documentation").asText()).contains("auditor");
    }
}
