package org.whosaw.portal.ingest.fhir.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.disclosure.ProvisionView;
import org.whosaw.portal.ingest.fhir.FhirActionCodes;
import org.whosaw.portal.kernel.Purpose;

/**
 * Writes a provision as BALP's privacy disclosure, told by the side that gave. The ground and its
 * article, what it rested on and the permission stand as details of what was given.
 */
final class ProvisionWriter {
    private static final String PROFILE =
            "https://profiles.ihe.net/ITI/BALP/StructureDefinition/"
                    + "IHE.BasicAudit.PrivacyDisclosure.Source";
    private static final String LIFECYCLE =
            "http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle";
    private static final String ADVOCATE = "429577009";

    private ProvisionWriter() {}

    /**
     * Writes one provision.
     *
     * @param named whether the id must say whose entry it is
     */
    static ObjectNode write(ProvisionView view, boolean named) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("resourceType", "AuditEvent");
        String id = AuditEventWriter.fhirId(view.id());
        event.put("id", named ? id + "." + AuditEventWriter.fhirId(view.subject()) : id);
        event.putObject("meta").putArray("profile").add(PROFILE);
        event.set("type", AuditEventWriter.coding(AuditEventWriter.DCM, "110106"));
        event.putArray("subtype").add(AuditEventWriter.coding(LIFECYCLE, "disclose"));
        event.put("action", "R");
        event.put("recorded", view.occurredAt().toString());
        event.put("outcome", "0");
        if (view.purpose() != Purpose.UNKNOWN) {
            event.putArray("purposeOfEvent").add(AuditEventWriter.purpose(view.purpose()));
        }
        agents(event.putArray("agent"), view);
        ObjectNode source = event.putObject("source");
        source.putObject("observer").put("display", view.system());
        source.putArray("type")
                .add(AuditEventWriter.coding(AuditEventWriter.CODES + "security-source-type", "4"));
        entities(event.putArray("entity"), view);
        return event;
    }

    private static void agents(ArrayNode agents, ProvisionView view) {
        ObjectNode source = agents.addObject();
        source.set("type", AuditEventWriter.concept(AuditEventWriter.DCM, "110153"));
        source.putObject("who").put("display", view.system());
        source.put("requestor", false);
        source.set("network", AuditEventWriter.network(view.system()));
        ObjectNode recipient = agents.addObject();
        recipient.set("type", AuditEventWriter.concept(AuditEventWriter.DCM, "110152"));
        ObjectNode who = recipient.putObject("who");
        who.putObject("identifier").put("value", view.recipient().code());
        who.put("display", view.recipient().name());
        recipient.put("requestor", false);
        recipient.set("network", AuditEventWriter.network(view.recipient().code()));
        if (view.standing().grant() != null) {
            // By her permission: she is who authorised it.
            ObjectNode her = agents.addObject();
            her.set("type", AuditEventWriter.concept("http://snomed.info/sct", ADVOCATE));
            her.putObject("who").put("reference", patient(view));
            her.put("requestor", true);
        }
    }

    private static String patient(ProvisionView view) {
        return "Patient/" + AuditEventWriter.fhirId(view.subject());
    }

    private static void entities(ArrayNode entities, ProvisionView view) {
        ObjectNode patient = entities.addObject();
        patient.putObject("what").put("reference", patient(view));
        patient.set(
                "type", AuditEventWriter.coding(AuditEventWriter.CODES + "audit-entity-type", "1"));
        patient.set("role", AuditEventWriter.coding(AuditEventWriter.CODES + "object-role", "1"));
        ObjectNode data = entities.addObject();
        data.putObject("what").put("display", view.system());
        data.set(
                "type", AuditEventWriter.coding(AuditEventWriter.CODES + "audit-entity-type", "2"));
        data.set("role", AuditEventWriter.coding(AuditEventWriter.CODES + "object-role", "4"));
        ArrayNode details = data.putArray("detail");
        view.elements().stream()
                .sorted()
                .forEach(each -> detail(details, FhirActionCodes.ELEMENT, each.code()));
        detail(details, FhirActionCodes.BASIS, view.basis().code());
        detail(details, FhirActionCodes.ARTICLE, article(view));
        detail(details, FhirActionCodes.STANDING, view.standing().state().code());
        detail(details, FhirActionCodes.GRANT, view.standing().grant());
        detail(details, FhirActionCodes.METHOD, view.method());
        if (view.end().receivedAt() != null) {
            detail(details, FhirActionCodes.RECEIVED, view.end().receivedAt().toString());
        }
        if (view.count() != null && view.count() > 1) {
            detail(details, FhirActionCodes.LISTED, view.count().toString());
        }
    }

    private static @Nullable String article(ProvisionView view) {
        return view.article() == null ? view.standing().article() : view.article();
    }

    private static void detail(ArrayNode into, String type, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            into.addObject().put("type", type).put("valueString", value);
        }
    }
}
