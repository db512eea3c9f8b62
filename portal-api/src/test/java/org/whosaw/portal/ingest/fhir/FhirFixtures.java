package org.whosaw.portal.ingest.fhir;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** Our own AuditEvents: a midwife reads a patient's observation through the ward's system. */
final class FhirFixtures {
    static final ObjectMapper JSON = new ObjectMapper();

    static final String READ =
            """
            {"resourceType": "AuditEvent", "id": "ward-1",
             "type": {"system": "http://terminology.hl7.org/CodeSystem/audit-event-type", "code": "rest"},
             "subtype": [{"system": "http://hl7.org/fhir/restful-interaction", "code": "read"}],
             "action": "R", "recorded": "2026-03-02T08:15:30.123456789+08:00", "outcome": "0",
             "agent": [
               {"type": {"coding": [{"system": "http://dicom.nema.org/resources/ontology/DCM", "code": "110153"}]},
                "who": {"display": "obstetrics server"}, "requestor": false,
                "network": {"address": "http://server.example/fhir", "type": "5"}},
               {"type": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "code": "IRCP"}]},
                "role": [{"coding": [{"system": "urn:oid:1.2.3.99", "code": "mw", "display": "midwife"}]}],
                "who": {"reference": "Practitioner/N-1042", "display": "林演示"}, "altId": "lin.ys", "requestor": true,
                "purposeOfUse": [{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v3-ActReason", "code": "TREAT"}]}]},
               {"type": {"coding": [{"system": "http://dicom.nema.org/resources/ontology/DCM", "code": "110152"}]},
                "who": {"display": "ward terminal 3"}, "requestor": false,
                "network": {"address": "192.0.2.17", "type": "2"}}],
             "source": {"site": "ward-emr", "observer": {"display": "obstetrics server"}},
             "entity": [
               {"what": {"reference": "Observation/77"},
                "type": {"system": "http://terminology.hl7.org/CodeSystem/audit-entity-type", "code": "2"},
                "role": {"system": "http://terminology.hl7.org/CodeSystem/object-role", "code": "4"}},
               {"what": {"reference": "Patient/M0001"},
                "type": {"system": "http://terminology.hl7.org/CodeSystem/audit-entity-type", "code": "1"},
                "role": {"system": "http://terminology.hl7.org/CodeSystem/object-role", "code": "1"}}]}
            """;

    private FhirFixtures() {}

    /** Returns the read event as a tree that a test may change. */
    static ObjectNode read() {
        return tree(READ);
    }

    static ObjectNode tree(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Returns an agent of one code. */
    static ObjectNode agent(String system, String code, boolean requestor, String name) {
        ObjectNode agent = JSON.createObjectNode();
        agent.putObject("type")
                .putArray("coding")
                .addObject()
                .put("system", system)
                .put("code", code);
        agent.put("name", name).put("requestor", requestor);
        return agent;
    }

    /** Returns an agent whose code stands in its role, as Swiss events have it. */
    static ObjectNode swissAgent(String code, boolean requestor, String name) {
        ObjectNode agent = JSON.createObjectNode();
        agent.putArray("role")
                .addObject()
                .putArray("coding")
                .addObject()
                .put("system", "urn:oid:2.16.756.5.30.1.127.3.10.6")
                .put("code", code);
        agent.put("name", name).put("requestor", requestor);
        return agent;
    }

    /** Returns the read event with these agents instead of its own. */
    static ObjectNode readBy(ObjectNode... agents) {
        ObjectNode event = read();
        ArrayNode list = event.putArray("agent");
        for (ObjectNode each : agents) {
            list.add(each);
        }
        return event;
    }

    /** Returns a Bundle of these resources. */
    static ObjectNode bundle(String type, ObjectNode... resources) {
        ObjectNode bundle = JSON.createObjectNode();
        bundle.put("resourceType", "Bundle").put("type", type);
        ArrayNode entries = bundle.putArray("entry");
        for (ObjectNode each : resources) {
            ObjectNode entry = entries.addObject();
            entry.set("resource", each);
            entry.putObject("request").put("method", "POST").put("url", "AuditEvent");
        }
        return bundle;
    }

    static FhirDocument decode(ObjectNode json) {
        return decode(json.toString());
    }

    static FhirDocument decode(String json) {
        return decode(json.getBytes(StandardCharsets.UTF_8));
    }

    static FhirDocument decode(byte[] bytes) {
        return new FhirDecoder(1_000_000).decodeJson(new ByteArrayInputStream(bytes), "his");
    }

    static FhirEntry entry(ObjectNode json) {
        return decode(json).items().get(0).value();
    }
}
