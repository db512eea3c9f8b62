package org.whosaw.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.whosaw.portal.web.ApiDocument.Operation;

/** Tries every operation that the portal describes with every identity that must not pass. */
class SecurityMatrixTest {
    /** Everything anybody may call; a new open operation is a decision and is added here. */
    private static final Set<String> OPEN =
            Set.of(
                    "GET /openapi.json",
                    "GET /.well-known/authzen-configuration",
                    "GET /.well-known/jwks.json",
                    "GET /fhir/metadata",
                    "GET /ledger/checkpoint",
                    "GET /api/v1/authorities",
                    "GET /api/v1/authorities/package/key",
                    "GET /api/v1/authorities/package/schema",
                    "GET /api/v1/authorities/route",
                    "GET /ledger/key",
                    // a complaint opens with its own code, and its author may have no account
                    "POST /api/v1/complaints",
                    "POST /api/v1/complaints/open",
                    "GET /api/v1/complaints/mine",
                    "PATCH /api/v1/complaints/mine",
                    "DELETE /api/v1/complaints/mine",
                    "GET /api/v1/complaints/mine/route",
                    "POST /api/v1/complaints/mine/evidence",
                    "DELETE /api/v1/complaints/mine/evidence/{name}",
                    "POST /api/v1/complaints/mine/file",
                    "GET /api/v1/complaints/mine/receipt",
                    "GET /api/v1/complaints/mine/proof",
                    "GET /api/v1/complaints/mine/package",
                    "GET /api/v1/complaints/mine/form",
                    "POST /api/v1/complaints/mine/steps",
                    "POST /api/v1/complaints/mine/replies",
                    "GET /ledger/keys",
                    "GET /ledger/tile/entries/{name}",
                    "GET /ledger/tile/{level}/{name}",
                    "POST /oauth/token",
                    "POST /api/v1/staff/session",
                    "POST /api/v1/ingest/manifests", // proves itself by its signature
                    "POST /api/v1/sign-in/bind",
                    "POST /api/v1/sign-in/phone",
                    "POST /api/v1/sign-in/verify",
                    "POST /api/v1/sign-in/refresh");

    @TempDir static Path folder;
    static RunningPortal portal;
    static PortalPeople people;
    static List<Operation> operations;

    @BeforeAll
    static void start() {
        portal = RunningPortal.start(folder);
        people = new PortalPeople(portal, folder);
        operations = new ApiDocument(portal).operations();
    }

    @AfterAll
    static void stop() {
        people.close();
        portal.close();
    }

    @Test
    void operation_open_isOnTheList() {
        assertThat(operations.stream().filter(Operation::isOpen).map(Operation::toString))
                .isSubsetOf(OPEN);
        assertThat(operations).hasSizeGreaterThan(OPEN.size());
    }

    @Test
    void operation_nobody_isRefused() {
        assertThat(passed("", "a token was not asked for", 401)).isEmpty();
        assertThat(passed("Bearer ", "an empty token passes", 401)).isEmpty();
        assertThat(passed("Bearer x.y.z", "nonsense passes", 401)).isEmpty();
        assertThat(passed("Basic YTpi", "another scheme passes", 401)).isEmpty();
    }

    @Test
    void operation_tokenOfAnotherKind_isRefused() {
        List<String> passed = new ArrayList<>();
        for (Operation each : operations) {
            if (each.isOpen()) {
                continue;
            }
            String other = each.scheme().equals("patient") ? people.firstSystem : people.patientA;
            int status = call(each, "Bearer " + other, each.pathWith("x")).statusCode();
            if (status != 401 && status != 403) {
                passed.add(each + " answered " + status);
            }
        }
        assertThat(passed).isEmpty();
    }

    @Test
    void operation_tokenWithAByteChanged_isRefused() {
        List<String> passed = new ArrayList<>();
        for (Operation each : operations) {
            String token = people.tokenFor(each.scheme());
            if (token.isEmpty()) {
                continue;
            }
            char last = token.charAt(token.length() - 10);
            String changed =
                    token.substring(0, token.length() - 10)
                            + (last == 'A' ? 'B' : 'A')
                            + token.substring(token.length() - 9);
            int status = call(each, "Bearer " + changed, each.pathWith("x")).statusCode();
            if (status != 401) {
                passed.add(each + " answered " + status);
            }
        }
        assertThat(passed).isEmpty();
    }

    @Test
    void operation_tokenInTheAddress_isNotRead() {
        List<String> passed = new ArrayList<>();
        for (Operation each : operations) {
            String token = people.tokenFor(each.scheme());
            if (!token.isEmpty()) {
                String path = each.pathWith("x") + "?access_token=" + token;
                int status = call(each, "", path).statusCode();
                if (status != 401) {
                    passed.add(each + " answered " + status);
                }
            }
        }
        assertThat(passed).isEmpty();
    }

    @Test
    void object_unknownOrOfAnother_isNotFound() {
        List<String> passed = new ArrayList<>();
        String officer = people.officer();
        for (Operation each : operations) {
            if (!each.hasPathParameter() || each.isOpen()) {
                continue;
            }
            for (String id : List.of("x", "ae_0000000000000", "0", "-1", "%20")) {
                boolean staff = each.scheme().equals("staff");
                String bearer = "Bearer " + (staff ? officer : people.tokenFor(each.scheme()));
                int status = call(each, bearer, each.pathWith(id)).statusCode();
                if (status != 404 && status != 403 && status != 400 && status != 422) {
                    passed.add(each + " with " + id + " answered " + status);
                }
            }
        }
        assertThat(passed).isEmpty();
    }

    @Test
    void subject_ofAnother_isNotFound() {
        String subjectOfA = subject(people.patientA);
        List<String> passed = new ArrayList<>();
        for (Operation each : operations) {
            if (!each.scheme().equals("patient") || !each.queryParameters().contains("subject")) {
                continue;
            }
            for (String token : List.of(people.patientB, people.strangerC)) {
                String path = each.pathWith("ae_0000000000000") + "?subject=" + subjectOfA;
                int status = call(each, "Bearer " + token, path).statusCode();
                if (status != 404 && status != 403) {
                    passed.add(each + " answered " + status);
                }
            }
        }
        assertThat(passed).isEmpty();
    }

    private static String subject(String token) {
        return people.rooms()
                .identity()
                .clientSessions()
                .authenticate(token)
                .orElseThrow()
                .own()
                .get(0)
                .person()
                .code();
    }

    private static List<String> passed(String authorization, String what, int expected) {
        List<String> passed = new ArrayList<>();
        for (Operation each : operations) {
            if (each.isOpen()) {
                continue;
            }
            HttpResponse<String> answer = call(each, authorization, each.pathWith("x"));
            if (answer.statusCode() != expected) {
                passed.add(what + ": " + each + " answered " + answer.statusCode());
            }
        }
        return passed;
    }

    private static HttpResponse<String> call(Operation operation, String bearer, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(portal.at(path));
        if (!bearer.isEmpty()) {
            request.header("Authorization", bearer);
        }
        String type = operation.bodyType();
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        String body = type.isEmpty() ? "" : operation.example();
        return portal.send(
                request.method(
                        operation.verb(),
                        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }
}
