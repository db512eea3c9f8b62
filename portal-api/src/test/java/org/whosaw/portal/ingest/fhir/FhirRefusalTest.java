package org.whosaw.portal.ingest.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whosaw.portal.ingest.fhir.FhirFixtures.bundle;
import static org.whosaw.portal.ingest.fhir.FhirFixtures.decode;
import static org.whosaw.portal.ingest.fhir.FhirFixtures.read;
import static org.whosaw.portal.ingest.fhir.FhirFixtures.tree;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whosaw.portal.access.AccessAction;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.hospital.SubjectKey;

/** Refuses what is not R4, not well formed or not an event, and says where. */
class FhirRefusalTest {
    @ParameterizedTest
    @CsvSource({
        "recorded, fhir.required, AuditEvent.recorded",
        "agent, fhir.required, AuditEvent.agent",
        "source, fhir.required, AuditEvent.source",
        "type, fhir.required, AuditEvent.type"
    })
    void decode_missing_namesThePath(String name, String code, String path) {
        ObjectNode event = read();
        event.remove(name);

        FhirDocument read = decode(event);
        assertThat(read.refusal()).isNotNull();
        assertThat(read.refusal().code()).isEqualTo(code);
        assertThat(read.refusal().field()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-02",
                "2026-03-02T08:15",
                "2026-03-02T08:15:30",
                "2026-02-30T08:15:30Z",
                "2026-03-02T25:15:30Z",
                "2026-03-02T08:15:30+19:00",
                "yesterday"
            })
    void decode_noInstant_isRefused(String recorded) {
        FhirDocument read = decode(read().put("recorded", recorded));

        assertThat(read.refusal()).isNotNull();
        assertThat(read.refusal().code()).isEqualTo("fhir.time");
        assertThat(read.refusal().toString()).doesNotContain(recorded);
    }

    @Test
    void decode_wrongShapes_areRefusedByPath() {
        assertRefused(read().put("agent", 1), "fhir.type", "AuditEvent.agent");
        assertRefused(read().put("outcome", 0), "fhir.type", "AuditEvent.outcome");
        assertRefused(read().put("outcome", "9"), "fhir.code", "AuditEvent.outcome");
        assertRefused(read().put("action", "X"), "fhir.code", "AuditEvent.action");
        assertRefused(read().put("id", "a b"), "fhir.value", "AuditEvent.id");
        ObjectNode flag = read();
        ((ObjectNode) flag.at("/agent/1")).put("requestor", "yes");
        assertRefused(flag, "fhir.type", "AuditEvent.agent[1].requestor");
        ObjectNode control = read();
        ((ObjectNode) control.at("/agent/1")).put("name", "a\u0000b");
        assertRefused(control, "fhir.value", "AuditEvent.agent[1].name");
        FhirDocument half = decode(FhirFixtures.READ.replace("林演示", "a\\ud800b"));
        assertThat(half.refusal().field()).isEqualTo("AuditEvent.agent[1].who.display");
        ObjectNode tooLong = read();
        ((ObjectNode) tooLong.at("/agent/1")).put("name", "x".repeat(600));
        assertRefused(tooLong, "fhir.too-long", "AuditEvent.agent[1].name");
        ObjectNode modifier = read();
        modifier.putArray("modifierExtension").addObject().put("url", "urn:x");
        assertRefused(modifier, "fhir.not-understood", "AuditEvent.modifierExtension");
        ObjectNode negated = read();
        ((ObjectNode) negated.at("/agent/1")).putArray("modifierExtension").addObject();
        assertRefused(negated, "fhir.not-understood", "AuditEvent.agent[1].modifierExtension");
    }

    private static void assertRefused(ObjectNode event, String code, String path) {
        FhirDocument read = decode(event);
        assertThat(read.refusal()).isNotNull();
        assertThat(read.refusal().code()).isEqualTo(code);
        assertThat(read.refusal().field()).isEqualTo(path);
    }

    @Test
    void decode_r5Shape_saysWhichVersionWasSeen() {
        ObjectNode event = read();
        event.remove("type");
        event.putObject("code").putArray("coding").addObject().put("code", "rest");

        assertThat(decode(event).refusal().code()).isEqualTo("fhir.version");
        assertThat(decode(event).refusal().args()).containsExactly("5.0.0 (R5)", "4.0.1 (R4)");
        assertThat(decode(bundle("batch", event)).items().get(0).rejection().code())
                .isEqualTo("fhir.version");
    }

    @Test
    void decode_batch_rejectsByEntry() {
        ObjectNode bad = read().put("outcome", "9").put("id", "bad-1");
        ObjectNode other = tree("{\"resourceType\": \"Patient\", \"id\": \"x\"}");

        FhirDocument read = decode(bundle("batch", read(), bad, other));

        assertThat(read.kind()).isEqualTo(FhirDocument.Kind.BATCH);
        assertThat(read.items()).hasSize(3);
        assertThat(read.items().get(0).value()).isNotNull();
        assertThat(read.items().get(1).rejection().field())
                .isEqualTo("Bundle.entry[1].resource.outcome");
        assertThat(read.items().get(1).rejection().sourceEventId()).isEqualTo("bad-1");
        assertThat(read.items().get(2).rejection().code()).isEqualTo("fhir.resource-type");
    }

    @Test
    void decode_bundleElementsInAnyOrder_areRead() {
        String bundle =
                "{\"entry\": [{\"resource\": "
                        + FhirFixtures.READ
                        + "}], \"type\": \"transaction\", \"resourceType\": \"Bundle\"}";

        FhirDocument read = decode(bundle);
        assertThat(read.kind()).isEqualTo(FhirDocument.Kind.TRANSACTION);
        assertThat(read.items()).hasSize(1);
    }

    @Test
    void decode_bundleOfOtherTypeOrMethod_isRefused() {
        assertThat(decode(bundle("message", read())).refusal().code())
                .isEqualTo("fhir.bundle-type");
        ObjectNode deleting = bundle("batch", read());
        ((ObjectNode) deleting.at("/entry/0/request")).put("method", "DELETE");
        assertThat(decode(deleting).items().get(0).rejection().code()).isEqualTo("fhir.method");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{} {}",
                "null",
                "{\"a\": 1, \"a\": 2}",
                "{\"resourceType\": \"AuditEvent\"",
                "\u0000"
            })
    void decode_malformed_isARefusal(String body) {
        assertThat(decode(body).refusal()).isNotNull();
    }

    @Test
    void decode_malformed_saysLineAndColumn() {
        FhirDocument read = decode("{\n  \"resourceType\": oops}");

        assertThat(read.refusal().code()).isEqualTo("fhir.malformed");
        assertThat(read.refusal().args().get(0)).isEqualTo(2);
    }

    @Test
    void decode_gb18030Bytes_isARefusal() throws Exception {
        byte[] bytes = FhirFixtures.READ.getBytes("GB18030");

        assertThat(decode(bytes).refusal().code()).isEqualTo("fhir.malformed");
    }

    @Test
    void decode_deepOrLongOrHuge_isARefusal() {
        assertThat(decode("{\"a\":".repeat(50_000)).refusal().code()).isEqualTo("fhir.malformed");
        assertThat(decode("{\"a\": 1" + "0".repeat(5_000) + "}").refusal().code())
                .isEqualTo("fhir.malformed");
        assertThat(decode("{\"a\": \"" + "x".repeat(1_200_000) + "\"}").refusal().code())
                .isEqualTo("fhir.too-large");
    }

    @Test
    void decodeXml_sameEvent_isTheSame() {
        String xml =
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <AuditEvent xmlns="http://hl7.org/fhir">
                  <id value="x-1"/>
                  <text><status value="generated"/><div xmlns="http://www.w3.org/1999/xhtml">n</div></text>
                  <type><system value="http://dicom.nema.org/resources/ontology/DCM"/><code value="110112"/></type>
                  <action value="E"/>
                  <recorded value="2026-03-02T08:15:30+08:00"/>
                  <agent><name value="郑演示"/><requestor value="true"/></agent>
                  <source><site value="emr"/></source>
                  <entity><what><reference value="Patient/M1"/></what>
                    <role><system value="http://terminology.hl7.org/CodeSystem/object-role"/><code value="1"/></role></entity>
                </AuditEvent>
                """;

        AccessEvent event = xml(xml).items().get(0).value().event();
        assertThat(event.accessor().name()).isEqualTo("郑演示");
        assertThat(event.action()).isEqualTo(AccessAction.SEARCH);
        assertThat(event.subjects()).containsExactly(SubjectKey.mrn("M1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<AuditEvent/>",
                "<AuditEvent xmlns='http://hl7.org/fhir'>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
                        + "<AuditEvent xmlns='http://hl7.org/fhir'><id value='1'/>&x;</AuditEvent>",
                "{}"
            })
    void decodeXml_malformed_isARefusal(String body) {
        assertThat(xml(body).refusal()).isNotNull();
        assertThat(xml(body).refusal().code()).isEqualTo("fhir.malformed");
    }

    private static FhirDocument xml(String body) {
        return new FhirDecoder(1_000_000)
                .decodeXml(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), "his");
    }
}
