package org.whosaw.portal.ingest.fhir.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.Access;
import org.whosaw.portal.access.Access.AccessorView;
import org.whosaw.portal.access.AccessAction;
import org.whosaw.portal.access.AccessOutcome;
import org.whosaw.portal.access.AccountKind;
import org.whosaw.portal.ingest.fhir.FhirActionCodes;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.Purpose;

/**
 * Writes an entry as an AuditEvent. What FHIR has a code for stands in that code; what was done in
 * our finer words, and the kinds of data, stand beside it in codes of our own.
 */
final class AuditEventWriter {
    private static final String BALP =
            "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.Patient";
    static final String DCM = "http://dicom.nema.org/resources/ontology/DCM";
    static final String CODES = "http://terminology.hl7.org/CodeSystem/";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final Map<Purpose, String> PURPOSES = new EnumMap<>(Purpose.class);

    static {
        PURPOSES.put(Purpose.TREATMENT, "TREAT");
        PURPOSES.put(Purpose.CARE_COORDINATION, "COC");
        PURPOSES.put(Purpose.EMERGENCY, "ETREAT");
        PURPOSES.put(Purpose.BILLING, "HPAYMT");
        PURPOSES.put(Purpose.INSURANCE_CLAIM, "CLMATTCH");
        PURPOSES.put(Purpose.OPERATIONS, "HOPERAT");
        PURPOSES.put(Purpose.QUALITY, "HQUALIMP");
        PURPOSES.put(Purpose.MAINTENANCE, "HSYSADMIN");
        PURPOSES.put(Purpose.TEACHING, "TRAIN");
        PURPOSES.put(Purpose.JUDICIAL, "HLEGAL");
        PURPOSES.put(Purpose.STATUTORY_REPORT, "GOV");
        PURPOSES.put(Purpose.MARKETING, "HMARKT");
        PURPOSES.put(Purpose.RESEARCH, "HRESCH");
        PURPOSES.put(Purpose.PATIENT_REQUEST, "PATRQT");
        PURPOSES.put(Purpose.PUBLIC_HEALTH, "PUBHLTH");
    }

    private AuditEventWriter() {}

    /** The four ways in which BALP knows a record to be touched. */
    private enum Way {
        READ("Read", "read", "R", "IRCP", "110152", "110153"),
        CREATE("Create", "create", "C", "AUT", "110153", "110152"),
        UPDATE("Update", "update", "U", "AUT", "110153", "110152"),
        DELETE("Delete", "delete", "D", "AUT", "110150", "custodian");

        private final String profile;
        private final String interaction;
        private final String letter;
        private final String user;
        private final String client;
        private final String server;

        Way(
                String profile,
                String interaction,
                String letter,
                String user,
                String client,
                String server) {
            this.profile = profile;
            this.interaction = interaction;
            this.letter = letter;
            this.user = user;
            this.client = client;
            this.server = server;
        }

        static Way of(AccessAction action) {
            return switch (action) {
                case CREATE -> CREATE;
                case UPDATE -> UPDATE;
                case DELETE -> DELETE;
                default -> READ;
            };
        }
    }

    /** Returns an id as FHIR allows it, with a dash for the line. */
    static String fhirId(String id) {
        return id.replace('_', '-');
    }

    /** Writes one entry for those it is about: its own id, or with whose it is, of several. */
    static ObjectNode write(Access access) {
        String id = access.subjectCount() > 1 ? idWithPerson(access) : fhirId(access.id());
        return write(access, id);
    }

    /** Writes one entry for somebody who must name the person to read it. */
    static ObjectNode writeNamed(Access access) {
        return write(access, idWithPerson(access));
    }

    /** One look at several persons is an entry of each, and each reads it with herself in it. */
    private static String idWithPerson(Access access) {
        return fhirId(access.id()) + "." + fhirId(access.subject());
    }

    private static ObjectNode write(Access access, String id) {
        Way way = Way.of(access.action());
        ObjectNode event = JSON.objectNode();
        event.put("resourceType", "AuditEvent");
        event.put("id", id);
        if (access.outcome() == AccessOutcome.SUCCESS) {
            // BALP's profiles are of what succeeded.
            event.putObject("meta").putArray("profile").add(BALP + way.profile);
        }
        event.set("type", coding(CODES + "audit-event-type", "rest"));
        ArrayNode subtypes = event.putArray("subtype");
        subtypes.add(coding("http://hl7.org/fhir/restful-interaction", way.interaction));
        subtypes.add(coding(FhirActionCodes.ACTION, access.action().code()));
        event.put("action", way.letter);
        event.put("recorded", access.occurredAt().toString());
        event.put("outcome", outcome(access.outcome()));
        purposes(event, access);
        agents(event, access, way);
        ObjectNode source = event.putObject("source");
        source.set("observer", system(access));
        source.putArray("type").add(coding(CODES + "security-source-type", "4"));
        entities(event, access);
        return event;
    }

    private static String outcome(AccessOutcome outcome) {
        return switch (outcome) {
            case SUCCESS -> "0";
            case MINOR_FAILURE -> "4";
            case SERIOUS_FAILURE -> "8";
            case MAJOR_FAILURE -> "12";
        };
    }

    private static void purposes(ObjectNode event, Access access) {
        ArrayNode purposes = JSON.arrayNode();
        Purpose purpose = access.purpose();
        if (purpose != Purpose.UNKNOWN) {
            purposes.add(purpose(purpose));
        }
        if (access.emergency() && purpose != Purpose.EMERGENCY) {
            purposes.add(purpose(Purpose.EMERGENCY));
        }
        if (!purposes.isEmpty()) {
            event.set("purposeOfEvent", purposes);
        }
    }

    static ObjectNode purpose(Purpose purpose) {
        ObjectNode concept = JSON.objectNode();
        String code = PURPOSES.get(purpose);
        ArrayNode codings = concept.putArray("coding");
        if (code != null) {
            codings.add(coding(CODES + "v3-ActReason", code));
        }
        codings.add(coding(FhirActionCodes.PURPOSE, purpose.code()));
        return concept.put("text", purpose.code());
    }

    private static void agents(ObjectNode event, Access access, Way way) {
        ArrayNode agents = event.putArray("agent");
        AccessorView who = access.accessor();
        boolean machine = who.identity() == AccountKind.SYSTEM;
        if (!machine) {
            agents.add(user(who, way));
        }
        ObjectNode client = agents.addObject();
        if (machine) {
            addPrincipal(client, who);
        }
        client.set("type", concept(DCM, way.client));
        if (machine) {
            addRoles(client, who);
            ObjectNode device = client.putObject("who").put("type", "Device");
            device.putObject("identifier").put("value", who.code());
            addName(client, who);
        } else {
            client.set("who", place(access));
        }
        client.put("requestor", machine);
        client.set("network", network(terminalOf(access)));
        ObjectNode server = agents.addObject();
        boolean custodian = way == Way.DELETE;
        server.set(
                "type",
                concept(custodian ? CODES + "provenance-participant-type" : DCM, way.server));
        server.set("who", system(access));
        server.put("requestor", false);
        server.set("network", network(access.system().code()));
        addGroup(
                agents,
                concept(FhirActionCodes.AGENT, FhirActionCodes.DEPARTMENT),
                who.department());
        addGroup(agents, concept(CODES + "v3-RoleClass", "PROV"), who.employer());
    }

    private static void addGroup(ArrayNode agents, ObjectNode type, @Nullable String name) {
        if (name != null) {
            ObjectNode group = agents.addObject();
            group.set("type", type);
            group.putObject("who").put("display", name);
            group.put("requestor", false);
        }
    }

    private static ObjectNode user(AccessorView who, Way way) {
        ObjectNode user = JSON.objectNode();
        addPrincipal(user, who);
        user.set("type", concept(CODES + "v3-ParticipationType", way.user));
        addRoles(user, who);
        user.putObject("who").putObject("identifier").put("value", who.code());
        addName(user, who);
        user.put("requestor", true);
        return user;
    }

    private static void addPrincipal(ObjectNode agent, AccessorView who) {
        if (who.onBehalfOf() != null) {
            ObjectNode extension = agent.putArray("extension").addObject();
            extension.put("url", "http://hl7.org/fhir/StructureDefinition/auditevent-OnBehalfOf");
            extension.putObject("valueReference").put("display", who.onBehalfOf());
        }
    }

    private static void addRoles(ObjectNode agent, AccessorView who) {
        ArrayNode roles = agent.putArray("role");
        if (who.role() != null) {
            roles.addObject().put("text", who.role());
        }
        roles.add(concept(FhirActionCodes.ACCOUNT, who.identity().code()));
    }

    private static void addName(ObjectNode agent, AccessorView who) {
        if (who.maskedName() != null) {
            agent.put("name", who.maskedName());
        }
    }

    private static ObjectNode place(Access access) {
        Access.TerminalView terminal = access.terminal();
        if (terminal == null) {
            return system(access);
        }
        ObjectNode who = JSON.objectNode();
        who.putObject("identifier").put("value", terminal.code());
        return terminal.place() == null ? who : who.put("display", terminal.place());
    }

    private static String terminalOf(Access access) {
        Access.TerminalView terminal = access.terminal();
        return terminal == null ? access.system().code() : terminal.code();
    }

    private static ObjectNode system(Access access) {
        ObjectNode who = JSON.objectNode();
        who.putObject("identifier").put("value", access.system().code());
        return who.put("display", access.system().name());
    }

    static ObjectNode network(String machine) {
        return JSON.objectNode().put("address", machine).put("type", "1");
    }

    private static void entities(ObjectNode event, Access access) {
        ArrayNode entities = event.putArray("entity");
        ObjectNode patient = entities.addObject();
        patient.putObject("what").put("reference", "Patient/" + fhirId(access.subject()));
        patient.set("type", coding(CODES + "audit-entity-type", "1"));
        patient.set("role", coding(CODES + "object-role", "1"));
        ObjectNode data = entities.addObject();
        data.putObject("what").put("display", access.system().name());
        data.set("type", coding(CODES + "audit-entity-type", "2"));
        data.set("role", coding(CODES + "object-role", "4"));
        ArrayNode details = JSON.arrayNode();
        access.categories().forEach(each -> detail(details, FhirActionCodes.CATEGORY, each));
        access.elements().forEach(each -> detail(details, FhirActionCodes.ELEMENT, each));
        if (access.subjectCount() > 1) {
            ObjectNode listed = details.addObject().put("type", FhirActionCodes.LISTED);
            listed.put("valueString", Integer.toString(access.subjectCount()));
        }
        if (!details.isEmpty()) {
            data.set("detail", details);
        }
    }

    private static void detail(ArrayNode into, String type, Coded value) {
        into.addObject().put("type", type).put("valueString", value.code());
    }

    static ObjectNode concept(String system, String code) {
        ObjectNode concept = JSON.objectNode();
        concept.putArray("coding").add(coding(system, code));
        return concept;
    }

    static ObjectNode coding(@Nullable String system, String code) {
        return JSON.objectNode().put("system", system).put("code", code);
    }
}
