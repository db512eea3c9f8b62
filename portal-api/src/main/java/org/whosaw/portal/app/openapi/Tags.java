package org.whosaw.portal.app.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Groups operations by the beginning of their path; the first that fits names the group. */
final class Tags {
    private static final Map<String, Tag> BY_PATH = new LinkedHashMap<>();

    static {
        tag("/api/v1/me", "me", "What a patient or guardian reads: looks, recipients, changes.");
        tag("/api/v1/sign-in", "sign-in", "How a patient signs in: binding code, phone, password.");
        tag("/api/v1/staff", "staff", "How hospital staff sign in for the API.");
        tag("/api/v1/directory", "directory", "What a hospital tells of itself and its patients.");
        tag("/api/v1/ingest", "ingest", "Access events and disclosures in our own format.");
        tag("/api/v1/stops", "stops", "The stop as hospital systems learn of it.");
        tag("/api/v1/receipts", "receipts", "What recipients say they received.");
        tag("/api/v1/authorities", "authorities", "Where a complaint can go, and why there.");
        tag("/api/v1/complaints", "complaints", "A complaint, opened by its code alone.");
        tag("/fhir", "fhir", "The same as FHIR R4 AuditEvents.");
        tag("/ledger", "ledger", "The append-only memory, for whoever wants to check it.");
        tag("/oauth", "oauth", "Access tokens for hospital systems.");
        tag("/api/v1", "account", "The account: devices, settings.");
        tag("/", "service", "The service itself.");
    }

    private Tags() {}

    private static void tag(String path, String name, String description) {
        BY_PATH.put(path, new Tag().name(name).description(description));
    }

    static void assign(OpenAPI api) {
        Set<String> used = new TreeSet<>();
        api.getPaths()
                .forEach(
                        (path, item) ->
                                item.readOperations()
                                        .forEach(
                                                operation -> {
                                                    String name = of(path).getName();
                                                    operation.setTags(List.of(name));
                                                    used.add(name);
                                                }));
        api.setTags(BY_PATH.values().stream().filter(tag -> used.contains(tag.getName())).toList());
    }

    private static Tag of(String path) {
        return BY_PATH.entrySet().stream()
                .filter(entry -> path.startsWith(entry.getKey()))
                .findFirst()
                .orElseThrow()
                .getValue();
    }
}
