package org.whosaw.portal.ingest.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recognises resources of other FHIR versions by their shape, for a body does not say its version.
 */
final class FhirVersion {
    /** The version that we read. */
    static final String OURS = "4.0.1 (R4)";

    private static final String R5 = "5.0.0 (R5)";
    private static final String STU3 = "3.0.2 (STU3)";
    private static final String DSTU2 = "1.0.2 (DSTU2)";

    private static final List<String> R5_EVENT =
            List.of(
                    "category",
                    "code",
                    "severity",
                    "occurredDateTime",
                    "occurredPeriod",
                    "authorization",
                    "basedOn",
                    "patient",
                    "encounter");
    private static final List<String> R5_AGENT =
            List.of("authorization", "networkReference", "networkUri", "networkString");
    private static final List<String> R5_CONSENT =
            List.of(
                    "subject",
                    "decision",
                    "grantor",
                    "grantee",
                    "controller",
                    "manager",
                    "regulatoryBasis",
                    "policyBasis",
                    "policyText",
                    "period",
                    "date");
    private static final Set<String> R5_RESOURCES =
            Set.of(
                    "Permission",
                    "ActorDefinition",
                    "ArtifactAssessment",
                    "ConditionDefinition",
                    "DeviceAssociation",
                    "DeviceDispense",
                    "DeviceUsage",
                    "EncounterHistory",
                    "FormularyItem",
                    "GenomicStudy",
                    "ImagingSelection",
                    "InventoryItem",
                    "InventoryReport",
                    "NutritionIntake",
                    "Requirements",
                    "TestPlan",
                    "Transport");

    private FhirVersion() {}

    /** Returns the other version that a resource is in, or null when it may be R4. */
    static @Nullable String otherThanOurs(JsonNode resource) {
        return switch (resource.path("resourceType").asText()) {
            case "AuditEvent" -> ofEvent(resource);
            case "Consent" ->
                    hasAny(resource, R5_CONSENT) || resource.path("provision").isArray()
                            ? R5
                            : null;
            default -> R5_RESOURCES.contains(resource.path("resourceType").asText()) ? R5 : null;
        };
    }

    private static @Nullable String ofEvent(JsonNode event) {
        if (hasAny(event, R5_EVENT)
                || event.path("outcome").isObject()
                || event.path("source").path("site").isObject()
                || event.path("type").isArray()) {
            return R5;
        }
        if (event.has("event") || event.has("participant") || event.has("object")) {
            return DSTU2;
        }
        for (JsonNode agent : event.path("agent")) {
            if (hasAny(agent, R5_AGENT)) {
                return R5;
            }
            if (agent.has("userId") || agent.has("reference")) {
                return STU3;
            }
        }
        return event.path("source").has("identifier") ? STU3 : null;
    }

    private static boolean hasAny(JsonNode node, List<String> names) {
        return names.stream().anyMatch(node::has);
    }
}
