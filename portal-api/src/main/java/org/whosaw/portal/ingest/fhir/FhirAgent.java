package org.whosaw.portal.ingest.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds one agent of an event; what it is follows from its codes and from what it refers to. */
final class FhirAgent {
    /** What an agent is. */
    enum Kind {
        HUMAN,
        MACHINE,
        ORGANIZATION,
        /** The person that the data is about, named as an agent. */
        DATA_SUBJECT,
        UNCODED
    }

    private static final Set<String> MACHINE_REFERENCES = Set.of("Device", "Endpoint");
    private static final Set<String> HUMAN_REFERENCES =
            Set.of("Practitioner", "PractitionerRole", "Patient", "RelatedPerson", "Person");
    private static final Set<String> GROUP_REFERENCES =
            Set.of("Organization", "CareTeam", "HealthcareService", "Location", "Group");

    private final FhirNode node;
    private final List<FhirCoding> types;
    private final List<FhirConcept> roles = new ArrayList<>();
    private final FhirReference who;
    private final boolean requestor;
    private final Kind kind;

    FhirAgent(FhirNode node, FhirContained contained) {
        this.node = node;
        this.types = node.concept("type").codings();
        for (FhirNode each : node.list("role")) {
            roles.add(each.asConcept());
        }
        this.who = FhirReference.of(node.child("who"), contained);
        this.requestor = node.flag("requestor");
        this.kind = kindOf();
    }

    FhirNode node() {
        return node;
    }

    Kind kind() {
        return kind;
    }

    boolean requestor() {
        return requestor;
    }

    FhirReference who() {
        return who;
    }

    List<FhirConcept> roles() {
        return roles;
    }

    List<FhirCoding> types() {
        return types;
    }

    boolean is(FhirCodeSystem system, String... codes) {
        return codes().anyMatch(each -> Stream.of(codes).anyMatch(code -> each.is(system, code)));
    }

    private Stream<FhirCoding> codes() {
        return Stream.concat(types.stream(), roles.stream().flatMap(r -> r.codings().stream()));
    }

    private Kind kindOf() {
        String target = who.type() == null ? "" : who.type();
        if (is(FhirCodeSystem.SECURITY_ROLE, "datasubject") && !requestor) {
            return Kind.DATA_SUBJECT;
        }
        if (HUMAN_REFERENCES.contains(target)) {
            return Kind.HUMAN;
        }
        if (MACHINE_REFERENCES.contains(target) || isMachineByCode()) {
            return Kind.MACHINE;
        }
        if (GROUP_REFERENCES.contains(target) || isGroupByCode()) {
            return Kind.ORGANIZATION;
        }
        return codes().anyMatch(each -> each.code() != null) ? Kind.HUMAN : Kind.UNCODED;
    }

    private boolean isMachineByCode() {
        return is(
                        FhirCodeSystem.DCM,
                        "110150", // application
                        "110151", // application launcher
                        "110152", // destination
                        "110153", // source
                        "110154", // destination media
                        "110155") // source media
                || is(FhirCodeSystem.SECURITY_ROLE, "authserver", "dataprocessor", "datacollector")
                || is(FhirCodeSystem.PROVENANCE_ROLE, "custodian", "assembler")
                || is(FhirCodeSystem.USER_AGENT, "AuthzOauthService")
                || is(FhirCodeSystem.PARTICIPATION, "DEV")
                || is(FhirCodeSystem.SWISS_ROLE, "TCU");
    }

    /** Holds for the two ends of an exchange, whoever stands there. */
    boolean isEndpoint() {
        return is(FhirCodeSystem.DCM, "110152", "110153");
    }

    /**
     * Holds for an end that asked, carries a user's second id and is no known device: older systems
     * name the person at the source so. Then nobody can say whose the account is.
     */
    boolean mayBePerson() {
        return requestor
                && isEndpoint()
                && !MACHINE_REFERENCES.contains(who.type() == null ? "" : who.type())
                && (node.has("altId") || node.has("name"));
    }

    private boolean isGroupByCode() {
        return is(FhirCodeSystem.SWISS_ROLE, "GRP")
                || is(FhirCodeSystem.OWN_AGENT, FhirActionCodes.DEPARTMENT)
                || is(FhirCodeSystem.HOME_COMMUNITY, "homeCommunityId")
                || is(FhirCodeSystem.SNOMED, "159541003") // record keeper: the custodian
                || !requestor && is(FhirCodeSystem.ROLE_CLASS, "PROV");
    }

    /** Returns what people would call it: its name, its display, the subject id of its token. */
    @Nullable String name() {
        String name = node.text("name");
        if (name == null) {
            name = who.display();
        }
        if (name == null) {
            FhirIdentifier subject = otherId(FhirCodeSystem.OTHER_ID, "SAML-subject-id");
            name = subject == null ? null : subject.value();
        }
        return name;
    }

    /**
     * Returns the role in the source's own words, null when its codes only say how it took part.
     */
    @Nullable String role() {
        for (FhirConcept each : roles) {
            String label = saysWhoseAccount(each) ? null : each.label();
            if (label != null) {
                return label;
            }
        }
        for (FhirCoding each : types) {
            boolean says =
                    each.system() == FhirCodeSystem.SNOMED
                            || each.system() == FhirCodeSystem.OTHER
                            || each.system() == FhirCodeSystem.ROLE_CODE
                            || each.system() == FhirCodeSystem.SWISS_ROLE;
            if (says && each.label() != null) {
                return each.label();
            }
        }
        if (who.isTo("Patient")) {
            return "patient";
        }
        return who.isTo("RelatedPerson") ? "related-person" : null;
    }

    /** Holds for what we wrote beside the roles ourselves. */
    private static boolean saysWhoseAccount(FhirConcept role) {
        return role.codings().stream().anyMatch(c -> c.system() == FhirCodeSystem.OWN_ACCOUNT);
    }

    /** Returns the identifier of that type among BALP's other ids, or null. */
    @Nullable FhirIdentifier otherId(FhirCodeSystem system, String code) {
        for (FhirNode each : node.list("extension")) {
            String url = each.text("url");
            if (url != null && url.endsWith("/ihe-otherId")) {
                FhirIdentifier id = FhirIdentifier.of(each.child("valueIdentifier"));
                if (id != null && id.type().is(system, code)) {
                    return id;
                }
            }
        }
        return null;
    }

    /** Returns the address of that kind ({@code network.type}), or null. */
    @Nullable String address(String wantedType) {
        FhirNode network = node.child("network");
        if (network == null) {
            return null;
        }
        String type = network.text("type");
        return type == null || type.equals(wantedType) ? network.text("address") : null;
    }
}
