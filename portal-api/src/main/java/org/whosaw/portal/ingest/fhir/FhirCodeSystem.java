package org.whosaw.portal.ingest.fhir;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names the code systems whose codes decide something, under every URI that is in use for them. */
enum FhirCodeSystem {
    DCM("http://dicom.nema.org/resources/ontology/DCM", "urn:oid:1.2.840.10008.2.16.4", "DCM"),
    AUDIT_TYPE(
            "http://terminology.hl7.org/CodeSystem/audit-event-type",
            "http://hl7.org/fhir/audit-event-type"),
    INTERACTION("http://hl7.org/fhir/restful-interaction"),
    RESOURCE_TYPE(
            "http://hl7.org/fhir/resource-types",
            "http://hl7.org/fhir/fhir-types",
            "http://hl7.org/fhir/data-types"),
    ISO_LIFECYCLE(
            "http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle",
            "http://hl7.org/fhir/iso-21089-lifecycle"),
    DICOM_LIFECYCLE(
            "http://terminology.hl7.org/CodeSystem/dicom-audit-lifecycle",
            "http://hl7.org/fhir/dicom-audit-lifecycle"),
    ENTITY_TYPE(
            "http://terminology.hl7.org/CodeSystem/audit-entity-type",
            "http://hl7.org/fhir/audit-entity-type"),
    OBJECT_ROLE(
            "http://terminology.hl7.org/CodeSystem/object-role", "http://hl7.org/fhir/object-role"),
    PARTICIPATION(
            "http://terminology.hl7.org/CodeSystem/v3-ParticipationType",
            "http://hl7.org/fhir/v3/ParticipationType",
            "urn:oid:2.16.840.1.113883.5.90"),
    ROLE_CLASS(
            "http://terminology.hl7.org/CodeSystem/v3-RoleClass",
            "http://hl7.org/fhir/v3/RoleClass",
            "urn:oid:2.16.840.1.113883.5.110"),
    ROLE_CODE(
            "http://terminology.hl7.org/CodeSystem/v3-RoleCode",
            "http://hl7.org/fhir/v3/RoleCode",
            "urn:oid:2.16.840.1.113883.5.111"),
    SECURITY_ROLE(
            "http://terminology.hl7.org/CodeSystem/extra-security-role-type",
            "http://hl7.org/fhir/extra-security-role-type"),
    PROVENANCE_ROLE(
            "http://terminology.hl7.org/CodeSystem/provenance-participant-type",
            "http://hl7.org/fhir/provenance-participant-type"),
    USER_AGENT("https://profiles.ihe.net/ITI/BALP/CodeSystem/UserAgentTypes"),
    OTHER_ID("https://profiles.ihe.net/ITI/BALP/CodeSystem/OtherIdentifierTypes"),
    HOME_COMMUNITY("urn:ihe:iti:xca:2010"),
    IDENTIFIER_TYPE("http://terminology.hl7.org/CodeSystem/v2-0203", "http://hl7.org/fhir/v2/0203"),
    ACT_REASON(
            "http://terminology.hl7.org/CodeSystem/v3-ActReason",
            "http://hl7.org/fhir/v3/ActReason",
            "urn:oid:2.16.840.1.113883.5.8"),
    ACT_CODE(
            "http://terminology.hl7.org/CodeSystem/v3-ActCode",
            "http://hl7.org/fhir/v3/ActCode",
            "urn:oid:2.16.840.1.113883.5.4"),
    XSPA_PURPOSE(
            "urn:oid:2.16.840.1.113883.3.18.7.1",
            "urn:oasis:names:tc:xspa:1.0:subject:purposeofuse"),
    IHE_EVENT("urn:ihe:event-type-code", "urn:oid:1.3.6.1.4.1.19376.1.2"),
    SNOMED("http://snomed.info/sct", "urn:oid:2.16.840.1.113883.6.96"),
    SWISS_EVENT("urn:oid:2.16.756.5.30.1.127.3.10.7"),
    SWISS_PURPOSE("urn:oid:2.16.756.5.30.1.127.3.10.5"),
    SWISS_ROLE("urn:oid:2.16.756.5.30.1.127.3.10.6", "urn:oid:2.16.756.5.30.1.127.3.10.14"),
    /** What was done, in our own words. */
    OWN_ACTION(FhirActionCodes.ACTION),
    /** For what, in our own words. */
    OWN_PURPOSE(FhirActionCodes.PURPOSE),
    /** Whose an account is, in our own words. */
    OWN_ACCOUNT(FhirActionCodes.ACCOUNT),
    /** What an agent is, in our own words. */
    OWN_AGENT(FhirActionCodes.AGENT),
    /** A system that decides nothing here. */
    OTHER,
    /** No system stood beside the code. */
    NONE;

    private static final Map<String, FhirCodeSystem> BY_URI = new HashMap<>();

    static {
        for (FhirCodeSystem each : values()) {
            for (String uri : each.uris) {
                BY_URI.put(uri.toLowerCase(Locale.ROOT), each);
            }
        }
    }

    private final String[] uris;

    FhirCodeSystem(String... uris) {
        this.uris = uris;
    }

    /** Returns the system of a URI; a bare object identifier counts as its URN. */
    static FhirCodeSystem of(@Nullable String uri) {
        if (uri == null) {
            return NONE;
        }
        String key = uri.toLowerCase(Locale.ROOT);
        if (!key.isEmpty() && Character.isDigit(key.charAt(0))) {
            key = "urn:oid:" + key;
        }
        return BY_URI.getOrDefault(key, OTHER);
    }
}
