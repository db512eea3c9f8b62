package org.whosaw.portal.ingest.fhir.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccessOutcome;

/**
 * An event as another house's system would write it: its codes, its order, its way to name for whom
 * somebody acted. Nothing here is taken from our own writer.
 */
record ForeignEvent(
        String id,
        Instant at,
        String offset,
        Done done,
        AccessOutcome outcome,
        @Nullable String reason,
        Who who,
        @Nullable String role,
        @Nullable Principal principal,
        @Nullable String department,
        @Nullable String employer,
        @Nullable String terminal,
        Set<String> labels,
        boolean onAgent,
        Set<String> patients) {
    private static final String TERMS = "http://terminology.hl7.org/CodeSystem/";
    private static final String SWISS = "urn:oid:2.16.756.5.30.1.127.3.10.6";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** What was done, and the code that says so. */
    enum Done {
        READ("http://hl7.org/fhir/restful-interaction", "vread", "R"),
        SEARCH("http://hl7.org/fhir/restful-interaction", "search-type", "E"),
        LIST("http://hl7.org/fhir/restful-interaction", "history-type", "R"),
        CREATE("http://hl7.org/fhir/restful-interaction", "create", "C"),
        PATCH("http://hl7.org/fhir/restful-interaction", "patch", "U"),
        DELETE("http://hl7.org/fhir/restful-interaction", "delete", "D"),
        REPORT(TERMS + "iso-21089-lifecycle", "report", "R"),
        EXTRACT(TERMS + "iso-21089-lifecycle", "extract", "R"),
        AMEND(TERMS + "iso-21089-lifecycle", "amend", null);

        private final String system;
        private final String code;
        private final @Nullable String letter;

        Done(String system, String code, @Nullable String letter) {
            this.system = system;
            this.code = code;
            this.letter = letter;
        }
    }

    /** Who looked, and how the source names her. */
    enum Who {
        /** By reference to a practitioner. */
        PRACTITIONER,
        /** By identifier and name. */
        IDENTIFIER,
        /** By a second id and name. */
        ALT_ID,
        /** A machine alone. */
        DEVICE
    }

    /** How the source says for whom she acted. */
    enum Principal {
        /** By R4's own extension. */
        EXTENSION,
        /** By an agent who is responsible. */
        RESPONSIBLE,
        /** As Swiss events do: assistant and professional. */
        SWISS
    }

    static final String NAME = "林演示";
    static final String FOR = "Dr. Muster";

    ObjectNode json() {
        ObjectNode event = JSON.objectNode();
        event.put("resourceType", "AuditEvent").put("id", id);
        event.set("type", coding(TERMS + "audit-event-type", "rest"));
        event.putArray("subtype").add(coding(done.system, done.code));
        if (done.letter != null) {
            event.put("action", done.letter);
        }
        event.put(
                "recorded",
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atOffset(ZoneOffset.of(offset))));
        event.put("outcome", Integer.toString(4 * outcome.ordinal()));
        if (reason != null && !onAgent) {
            event.putArray("purposeOfEvent").add(concept(TERMS + "v3-ActReason", reason));
        }
        agents(event.putArray("agent"));
        event.putObject("source")
                .put("site", "elsewhere")
                .putObject("observer")
                .put("display", "x");
        entities(event.putArray("entity"));
        return event;
    }

    private void agents(ArrayNode agents) {
        if (department != null) {
            group(agents, concept(SWISS, "GRP"), department);
        }
        if (principal == Principal.RESPONSIBLE) {
            person(agents, concept(TERMS + "v3-ParticipationType", "RESP"), FOR, false);
        }
        if (principal == Principal.SWISS) {
            person(agents, concept(SWISS, "HCP"), FOR, false);
        }
        agents.add(user());
        if (employer != null) {
            group(agents, concept(TERMS + "v3-RoleClass", "PROV"), employer);
        }
        if (terminal != null && who != Who.DEVICE) {
            ObjectNode client = agents.addObject();
            client.set("type", concept("http://dicom.nema.org/resources/ontology/DCM", "110150"));
            client.putObject("who").put("display", terminal);
            client.put("requestor", false);
            client.putObject("network").put("address", terminal).put("type", "1");
        }
    }

    private ObjectNode user() {
        ObjectNode user = JSON.objectNode();
        if (principal == Principal.EXTENSION) {
            user.putArray("extension")
                    .addObject()
                    .put("url", "http://hl7.org/fhir/StructureDefinition/auditevent-OnBehalfOf")
                    .putObject("valueReference")
                    .put("display", FOR);
        }
        if (principal == Principal.SWISS) {
            user.set("type", concept(SWISS, "ASS"));
        } else if (principal == Principal.RESPONSIBLE) {
            user.set("type", concept(TERMS + "v3-ParticipationType", "PPRF"));
        }
        if (role != null) {
            user.putArray("role").addObject().put("text", role);
        }
        ObjectNode named = user.putObject("who");
        switch (who) {
            case PRACTITIONER -> named.put("reference", "Practitioner/X-77").put("display", NAME);
            case IDENTIFIER ->
                    named.put("display", NAME).putObject("identifier").put("value", "u7");
            case ALT_ID -> {
                named.put("display", NAME);
                user.put("altId", "lin.ys");
            }
            case DEVICE -> named.put("reference", "Device/gate").put("display", "gateway");
        }
        user.put("requestor", true);
        if (reason != null && onAgent) {
            user.putArray("purposeOfUse").add(concept(TERMS + "v3-ActReason", reason));
        }
        return user;
    }

    private static void person(ArrayNode agents, ObjectNode type, String name, boolean asked) {
        ObjectNode agent = agents.addObject();
        agent.set("type", type);
        agent.putObject("who").put("display", name);
        agent.put("requestor", asked);
    }

    private static void group(ArrayNode agents, ObjectNode type, String name) {
        ObjectNode agent = agents.addObject();
        agent.set("type", type);
        agent.put("name", name).put("requestor", false);
    }

    private void entities(ArrayNode entities) {
        ObjectNode data = entities.addObject();
        data.putObject("what").put("reference", "Basic/1");
        data.set("role", coding(TERMS + "object-role", "4"));
        if (!labels.isEmpty()) {
            ArrayNode all = data.putArray("securityLabel");
            labels.forEach(each -> all.add(coding(TERMS + "v3-ActCode", each)));
        }
        for (String each : patients) {
            ObjectNode patient = entities.addObject();
            patient.putObject("what").put("reference", "Patient/" + each);
            patient.set("role", coding(TERMS + "object-role", "1"));
        }
    }

    private static ObjectNode concept(String system, String code) {
        ObjectNode concept = JSON.objectNode();
        concept.putArray("coding").add(coding(system, code));
        return concept;
    }

    private static ObjectNode coding(String system, String code) {
        return JSON.objectNode().put("system", system).put("code", code);
    }
}
