package org.whosaw.portal.ingest.fhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropwizard.auth.AuthValueFactoryProvider;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.dropwizard.testing.junit5.ResourceExtension;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.SystemPrincipal;
import org.whosaw.portal.problem.ProblemMappers;
import org.whosaw.portal.problem.ProblemResponses;
import org.whosaw.portal.problem.ProblemTexts;
import org.whosaw.portal.text.Texts;

@ExtendWith(DropwizardExtensionsSupport.class)
class FhirResourceTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final FhirFakes.FakeSink SINK = new FhirFakes.FakeSink();
    private static final FhirFakes.FakeDirectory DIRECTORY = new FhirFakes.FakeDirectory();

    private static final List<String> REFUSED = new ArrayList<>();

    private static final ResourceExtension APP = app();

    private static ResourceExtension app() {
        Texts texts = Texts.load();
        ResourceExtension.Builder builder =
                ResourceExtension.builder().setRegisterDefaultExceptionMappers(false);
        ProblemMappers.all(
                        new ProblemResponses(
                                new ProblemTexts(texts), ProblemResponses.ErrorPages.NONE))
                .forEach(builder::addProvider);
        builder.addProvider(new AuthValueFactoryProvider.Binder<>(SystemPrincipal.class));
        builder.addProvider(new FhirFakes.SignedIn());
        new FhirFeature(
                        DIRECTORY,
                        SINK,
                        (client, format, rules) ->
                                rules.forEach(each -> REFUSED.add(format + " " + each)),
                        texts)
                .components()
                .forEach(builder::addProvider);
        return builder.build();
    }

    @BeforeEach
    void reset() {
        REFUSED.clear();
        SINK.items.clear();
        SINK.seen.clear();
        DIRECTORY.own = Optional.of("his");
        DIRECTORY.systems = Set.of();
        FhirFakes.scopes = Set.of(Scope.INGEST);
    }

    @Test
    void auditEvent_new_201WithLocation() {
        Response answer = post("/fhir/AuditEvent", event("e-1"));

        assertThat(answer.getStatus()).isEqualTo(201);
        assertThat(answer.getHeaderString("Location"))
                .matches(".*/fhir/AuditEvent/ae-[0-9A-Z]{13}/_history/1");
        assertThat(json(answer).at("/resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(SINK.items).hasSize(1);
        assertThat(SINK.items.get(0).event().system()).isEqualTo("his");
    }

    @Test
    void auditEvent_again_200() {
        post("/fhir/AuditEvent", event("e-1"));

        Response again = post("/fhir/AuditEvent", event("e-1"));
        assertThat(again.getStatus()).isEqualTo(200);
        assertThat(json(again).at("/issue/0/code").asText()).isEqualTo("duplicate");
    }

    @Test
    void auditEvent_sameIdOtherContent_409() {
        post("/fhir/AuditEvent", event("e-1"));

        Response other = post("/fhir/AuditEvent", event("e-1").put("outcome", "8"));
        assertThat(other.getStatus()).isEqualTo(409);
        assertThat(json(other).at("/issue/0/code").asText()).isEqualTo("conflict");
    }

    @Test
    void auditEvent_wrong_422SaysWhereInTheLanguageAsked() {
        ObjectNode event = event("e-1").put("outcome", "九九九");

        Response answer = post("/fhir/AuditEvent", event);
        JsonNode issue = json(answer).at("/issue/0");
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getMediaType().toString()).startsWith("application/fhir+json");
        assertThat(issue.at("/severity").asText()).isEqualTo("error");
        assertThat(issue.at("/code").asText()).isEqualTo("code-invalid");
        assertThat(issue.at("/expression/0").asText()).isEqualTo("AuditEvent.outcome");
        assertThat(issue.at("/details/text").asText()).isEqualTo("代码不认识");
        assertThat(issue.toString()).doesNotContain("九九九");

        Response english = request("/fhir/AuditEvent", "en").post(entity(event));
        assertThat(json(english).at("/issue/0/details/text").asText())
                .isEqualTo("A code is unknown");
    }

    @Test
    void auditEvent_r5_422SaysR5WasSeen() {
        ObjectNode event = event("e-1");
        event.remove("type");
        event.putArray("category");

        Response answer = request("/fhir/AuditEvent", "en").post(entity(event));
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(json(answer).at("/issue/0/diagnostics").asText())
                .contains("5.0.0 (R5)")
                .contains("4.0.1 (R4)");
    }

    @Test
    void auditEvent_mediaTypeOfR5_isRefused() {
        Response answer =
                request("/fhir/AuditEvent", "en")
                        .post(
                                Entity.entity(
                                        event("e-1").toString(),
                                        "application/fhir+json; fhirVersion=5.0"));

        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(json(answer).at("/issue/0/diagnostics").asText()).contains("5.0");
    }

    @Test
    void auditEvent_malformed_400SaysLineAndColumn() {
        Response answer =
                request("/fhir/AuditEvent", "en").post(Entity.entity("{\n \"a\": x", FHIR));

        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(json(answer).at("/issue/0/code").asText()).isEqualTo("structure");
        assertThat(json(answer).at("/issue/0/diagnostics").asText()).startsWith("Line 2, column");
    }

    private static final String FHIR = "application/fhir+json";

    @Test
    void auditEvent_otherType_415AsOutcome() {
        Response answer = request("/fhir/AuditEvent", "en").post(Entity.text("x"));

        assertThat(answer.getStatus()).isEqualTo(415);
        assertThat(json(answer).at("/resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(json(answer).at("/issue/0/code").asText()).isEqualTo("not-supported");
    }

    @Test
    void auditEvent_withoutScope_403AsOutcome() {
        FhirFakes.scopes = Set.of(Scope.DECIDE);

        Response answer = post("/fhir/AuditEvent", event("e-1"));
        assertThat(answer.getStatus()).isEqualTo(403);
        assertThat(json(answer).at("/issue/0/code").asText()).isEqualTo("forbidden");
    }

    @Test
    void auditEvent_gzip_isUnpackedAndBrokenOneIsRefused() throws IOException {
        byte[] packed = gzip(event("e-1").toString());
        Variant variant = new Variant(MediaType.valueOf(FHIR), (Locale) null, "gzip");

        assertThat(
                        request("/fhir/AuditEvent", "en")
                                .post(Entity.entity(packed, variant))
                                .getStatus())
                .isEqualTo(201);
        for (int length : List.of(0, 5, packed.length - 9)) {
            byte[] cut = Arrays.copyOf(packed, length);
            Response answer = request("/fhir/AuditEvent", "en").post(Entity.entity(cut, variant));
            assertThat(answer.getStatus()).isEqualTo(400);
            assertThat(json(answer).at("/issue/0/code").asText()).isEqualTo("incomplete");
        }
    }

    @Test
    void bundle_batch_answersEachEntry() {
        JsonNode answer =
                json(
                        post(
                                "/fhir",
                                bundle(
                                        "batch",
                                        event("e-1"),
                                        event("e-2").put("action", "X"),
                                        event("e-3"))));

        assertThat(answer.at("/type").asText()).isEqualTo("batch-response");
        assertThat(answer.at("/entry/0/response/status").asText()).isEqualTo("201 Created");
        assertThat(answer.at("/entry/1/response/status").asText()).startsWith("422 ");
        assertThat(answer.at("/entry/1/response/outcome/issue/0/expression/0").asText())
                .isEqualTo("Bundle.entry[1].resource.action");
        assertThat(answer.at("/entry/2/response/location").asText()).startsWith("AuditEvent/ae-");
        assertThat(SINK.items).hasSize(2);
        assertThat(REFUSED).containsExactly("fhir fhir.code");
    }

    @Test
    void bundle_transactionWithOneWrong_takesNone() {
        Response answer =
                post("/fhir", bundle("transaction", event("e-1"), event("e-2").put("action", "X")));

        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(json(answer).at("/issue/0/expression/0").asText())
                .isEqualTo("Bundle.entry[1].resource.action");
        assertThat(SINK.items).isEmpty();
    }

    @Test
    void bundle_transactionWithConflict_takesNone() {
        post("/fhir/AuditEvent", event("e-1"));
        int before = SINK.items.size();

        Response answer =
                post(
                        "/fhir",
                        bundle("transaction", event("e-9"), event("e-1").put("outcome", "4")));
        assertThat(answer.getStatus()).isEqualTo(409);
        assertThat(SINK.items).hasSize(before);
    }

    @Test
    void bundle_transaction_answersTransactionResponse() {
        JsonNode answer = json(post("/fhir", bundle("transaction", event("e-1"), event("e-2"))));

        assertThat(answer.at("/type").asText()).isEqualTo("transaction-response");
        assertThat(answer.at("/entry").size()).isEqualTo(2);
    }

    @Test
    void bundle_clientOfSeveralSystems_findsTheSystemByItsSite() {
        DIRECTORY.own = Optional.empty();
        DIRECTORY.systems = Set.of("ward-emr");
        post("/fhir/AuditEvent", event("e-1"));
        assertThat(SINK.items.get(0).event().system()).isEqualTo("ward-emr");

        DIRECTORY.systems = Set.of();
        Response answer = post("/fhir/AuditEvent", event("e-2"));
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(json(answer).at("/issue/0/expression/0").asText())
                .isEqualTo("AuditEvent.source");
    }

    @Test
    void bundle_disclosure_hasProvisionToTheKnownRecipient() {
        ObjectNode event = event("e-1");
        event.putArray("subtype")
                .addObject()
                .put("system", "http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle")
                .put("code", "disclose");
        post("/fhir/AuditEvent", event);

        FhirSink.Item item = SINK.items.get(0);
        assertThat(item.provision()).isNotNull();
        assertThat(item.provision().recipient()).isEqualTo("insurer");
        assertThat(item.provision().subjects()).containsExactly(SubjectKey.mrn("M0001"));
    }

    @Test
    void metadata_isR4AndOpen() {
        JsonNode statement = json(APP.target("/fhir/metadata").request().get());

        assertThat(statement.at("/resourceType").asText()).isEqualTo("CapabilityStatement");
        assertThat(statement.at("/fhirVersion").asText()).isEqualTo("4.0.1");
    }

    private static ObjectNode event(String id) {
        try {
            ObjectNode event =
                    (ObjectNode)
                            JSON.readTree(
                                    """
                                    {"resourceType": "AuditEvent", "type": {"code": "rest"}, "action": "R",
                                     "recorded": "2026-03-02T08:15:30Z", "outcome": "0",
                                     "agent": [{"name": "林演示", "requestor": true},
                                       {"type": {"coding": [{"code": "110152"}]}, "who": {"display": "演示保险"}}],
                                     "source": {"site": "ward-emr"},
                                     "entity": [{"what": {"reference": "Patient/M0001"}}]}
                                    """);
            return event.put("id", id);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode bundle(String type, ObjectNode... events) {
        ObjectNode bundle = JSON.createObjectNode();
        bundle.put("resourceType", "Bundle").put("type", type);
        var entries = bundle.putArray("entry");
        for (ObjectNode each : events) {
            ObjectNode entry = entries.addObject();
            entry.set("resource", each);
            entry.putObject("request").put("method", "POST").put("url", "AuditEvent");
        }
        return bundle;
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static Invocation.Builder request(String path, String language) {
        return APP.target(path).request().header("Accept-Language", language);
    }

    private static Entity<String> entity(ObjectNode body) {
        return Entity.entity(body.toString(), FHIR);
    }

    private static Response post(String path, ObjectNode body) {
        return request(path, "zh-CN").post(entity(body));
    }

    private static JsonNode json(Response answer) {
        try {
            answer.bufferEntity();
            return JSON.readTree(answer.readEntity(String.class));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
