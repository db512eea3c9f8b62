package org.whosaw.portal.ingest.fhir.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes the CapabilityStatement: AuditEvents come in; patients and auditors read. */
final class FhirCapabilities {
    private static final String BALP =
            "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.";
    private static final List<String> PROFILES =
            List.of(
                    "Create",
                    "Read",
                    "Update",
                    "Delete",
                    "Query",
                    "PatientCreate",
                    "PatientRead",
                    "PatientUpdate",
                    "PatientDelete",
                    "PatientQuery",
                    "PrivacyDisclosure.Source",
                    "PrivacyDisclosure.Recipient",
                    "AuthZconsent",
                    "SAMLaccessTokenUse.Minimal",
                    "SAMLaccessTokenUse.Comprehensive",
                    "OAUTHaccessTokenUse.Opaque",
                    "OAUTHaccessTokenUse.Minimal",
                    "OAUTHaccessTokenUse.Comprehensive");

    private FhirCapabilities() {}

    /** Returns the statement of the server at that address. */
    static ObjectNode statement(String base) {
        ObjectNode statement = JsonNodeFactory.instance.objectNode();
        statement.put("resourceType", "CapabilityStatement");
        statement.put("status", "active");
        statement.put("date", "2026-11-23");
        statement.put("kind", "instance");
        statement.putObject("software").put("name", "WhoSaw").put("version", "0.1.0");
        statement
                .putObject("implementation")
                .put(
                        "description",
                        "WhoSaw takes audit events (JSON or XML) and gives a patient hers, and"
                                + " auditors those of a patient they name")
                .put("url", base);
        statement.put("fhirVersion", "4.0.1");
        statement.putArray("format").add("json").add(FhirMedia.JSON);
        ObjectNode rest = statement.putArray("rest").addObject();
        rest.put("mode", "server");
        rest.putObject("security")
                .put("cors", false)
                .putArray("service")
                .addObject()
                .putArray("coding")
                .addObject()
                .put("system", "http://terminology.hl7.org/CodeSystem/restful-security-service")
                .put("code", "OAuth");
        ObjectNode resource = rest.putArray("resource").addObject();
        resource.put("type", "AuditEvent");
        ArrayNode profiles = resource.putArray("supportedProfile");
        PROFILES.forEach(each -> profiles.add(BALP + each));
        ArrayNode ways = resource.putArray("interaction");
        for (String each : List.of("create", "read", "search-type")) {
            ways.addObject().put("code", each);
        }
        resource.put("versioning", "no-version");
        searches(resource);
        ArrayNode interactions = rest.putArray("interaction");
        interactions.addObject().put("code", "transaction");
        interactions.addObject().put("code", "batch");
        return statement;
    }

    private static void searches(ObjectNode resource) {
        resource.put(
                "documentation",
                "A patient searches and reads her own list. An auditor of a hospital searches the"
                        + " list of one named patient of that hospital; the search then stands on"
                        + " that list. Newest first; _sort=date turns it round, _count is at most"
                        + " 200. Links work unaltered, for the same reader. Other parameters are"
                        + " left out, or refused with Prefer: handling=strict.");
        ArrayNode parameters = resource.putArray("searchParam");
        parameter(parameters, "patient", "reference", "Patient/pt-…; an auditor must name one.");
        parameter(
                parameters,
                "patient:identifier",
                "token",
                "For auditors, by POST to _search only: |record number, or system|value.");
        parameter(
                parameters,
                "subtype",
                "token",
                "disclose: what was given to outside parties, instead of who looked.");
        parameter(parameters, "date", "date", "All prefixes; days are days in Shanghai.");
        parameter(
                parameters,
                "agent",
                "reference",
                "The code under which the patient sees who looked; for auditors also"
                        + " Practitioner/ and a staff number.");
    }

    private static void parameter(ArrayNode into, String name, String type, String documentation) {
        into.addObject().put("name", name).put("type", type).put("documentation", documentation);
    }
}
