package org.whosaw.portal.ingest.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccessAction;
import org.whosaw.portal.access.AccessOutcome;
import org.whosaw.portal.kernel.Coded;

/** Reads what was done and how it ended, from type, subtype, action, lifecycle and outcome. */
final class FhirActions {
    private static final Set<String> RETRIEVALS =
            Set.of("ITI-39", "ITI-43", "ITI-68", "RAD-16", "RAD-55", "RAD-107");
    private static final Set<String> QUERIES =
            Set.of(
                    "ITI-9", "ITI-16", "ITI-18", "ITI-21", "ITI-38", "ITI-45", "ITI-47", "ITI-51",
                    "ITI-55", "ITI-66", "ITI-67", "ITI-78", "ITI-81", "ITI-83", "ITI-119");

    private final List<FhirCoding> codes = new ArrayList<>();
    private final List<FhirNode> entities;
    private final @Nullable String letter;
    private final @Nullable String outcome;
    private final FhirNode event;

    FhirActions(FhirNode event, List<FhirNode> entities) {
        this.event = event;
        this.entities = entities;
        for (FhirNode each : event.list("subtype")) {
            codes.add(each.asCoding());
        }
        codes.add(event.required("type").asCoding());
        this.letter = event.text("action");
        this.outcome = event.text("outcome");
    }

    /** Returns how it ended; a missing outcome counts as success, as the logs have it. */
    AccessOutcome outcome() {
        if (outcome == null) {
            return AccessOutcome.SUCCESS;
        }
        return switch (outcome) {
            case "0" -> AccessOutcome.SUCCESS;
            case "4" -> AccessOutcome.MINOR_FAILURE;
            case "8" -> AccessOutcome.SERIOUS_FAILURE;
            case "12" -> AccessOutcome.MAJOR_FAILURE;
            default -> throw event.fault(FhirError.CODE, "outcome");
        };
    }

    /** Holds when data was given to an outside party, told by either side. */
    boolean isDisclosure() {
        return has(FhirCodeSystem.ISO_LIFECYCLE, "disclose")
                || hasLifecycle("11")
                || hasLifecycle("12");
    }

    /** Holds when the emergency way was switched on. */
    boolean isEmergencyOverride() {
        return has(FhirCodeSystem.DCM, "110127");
    }

    /** Holds when data flowed to the client, which then is the destination. */
    boolean isRetrieval() {
        if (has(FhirCodeSystem.IHE_EVENT, RETRIEVALS)) {
            return true;
        }
        if (has(FhirCodeSystem.INTERACTION, Set.of("read", "vread", "history-instance"))) {
            return true;
        }
        boolean rest = has(FhirCodeSystem.AUDIT_TYPE, "rest");
        return rest && "R".equals(letter);
    }

    AccessAction action() {
        AccessAction byLetter = byLetter();
        AccessAction found = byOwnCode();
        if (found == null) {
            found = bySwissEvent();
        }
        if (found == null && isDisclosure()) {
            boolean received = has(FhirCodeSystem.DCM, "110107") || hasLifecycle("12");
            found = received ? AccessAction.CREATE : AccessAction.EXPORT;
        }
        if (found == null) {
            found = byInteraction();
        }
        if (found == null) {
            found = byTransaction();
        }
        if (found == null) {
            found = byIsoLifecycle();
        }
        if (found == null) {
            found = byType();
        }
        if (found == null) {
            found = byLetter;
        }
        if (found == null) {
            found = byEntityLifecycle();
        }
        return found == null ? AccessAction.VIEW : found;
    }

    private @Nullable AccessAction byLetter() {
        if (letter == null) {
            return null;
        }
        return switch (letter) {
            case "C" -> AccessAction.CREATE;
            case "R" -> AccessAction.VIEW;
            case "U" -> AccessAction.UPDATE;
            case "D" -> AccessAction.DELETE;
            case "E" -> hasQueryEntity() ? AccessAction.SEARCH : AccessAction.VIEW;
            default -> throw event.fault(FhirError.CODE, "action");
        };
    }

    /** Reads what we wrote ourselves. */
    private @Nullable AccessAction byOwnCode() {
        for (FhirCoding each : codes) {
            if (each.system() == FhirCodeSystem.OWN_ACTION && each.code() != null) {
                return Coded.parse(AccessAction.class, each.code()).orElse(null);
            }
        }
        return null;
    }

    private @Nullable AccessAction bySwissEvent() {
        for (FhirCoding each : codes) {
            if (each.system() == FhirCodeSystem.SWISS_EVENT && each.code() != null) {
                return switch (each.code()) {
                    case "ATC_DOC_READ", "ATC_LOG_READ" -> AccessAction.VIEW;
                    case "ATC_DOC_SEARCH" -> AccessAction.SEARCH;
                    case "ATC_DOC_CREATE" -> AccessAction.CREATE;
                    case "ATC_DOC_UPDATE" -> AccessAction.UPDATE;
                    case "ATC_DOC_DELETE" -> AccessAction.DELETE;
                    default -> byLetter();
                };
            }
        }
        return null;
    }

    private @Nullable AccessAction byInteraction() {
        for (FhirCoding each : codes) {
            if (each.system() == FhirCodeSystem.INTERACTION && each.code() != null) {
                switch (each.code()) {
                    case "read", "vread", "history", "history-instance" -> {
                        return AccessAction.VIEW;
                    }
                    case "history-type", "history-system" -> {
                        return AccessAction.LIST;
                    }
                    case "search", "search-type", "search-system", "search-compartment" -> {
                        return AccessAction.SEARCH;
                    }
                    case "create" -> {
                        return AccessAction.CREATE;
                    }
                    case "update", "patch" -> {
                        return AccessAction.UPDATE;
                    }
                    case "delete" -> {
                        return AccessAction.DELETE;
                    }
                    default -> {
                        // Operations, batches: the action letter says more.
                    }
                }
            }
        }
        return null;
    }

    private @Nullable AccessAction byTransaction() {
        if (has(FhirCodeSystem.IHE_EVENT, RETRIEVALS)) {
            return AccessAction.VIEW;
        }
        return has(FhirCodeSystem.IHE_EVENT, QUERIES) ? AccessAction.SEARCH : null;
    }

    private @Nullable AccessAction byIsoLifecycle() {
        for (FhirCoding each : codes) {
            if (each.system() == FhirCodeSystem.ISO_LIFECYCLE && each.code() != null) {
                return switch (each.code()) {
                    case "access", "verify", "attest" -> AccessAction.VIEW;
                    case "originate", "receive" -> AccessAction.CREATE;
                    case "amend", "merge", "link", "unlink", "unmerge", "transform", "deprecate" ->
                            AccessAction.UPDATE;
                    case "destroy" -> AccessAction.DELETE;
                    case "transmit", "extract" -> AccessAction.EXPORT;
                    case "report" -> AccessAction.PRINT;
                    default -> null;
                };
            }
        }
        return null;
    }

    private @Nullable AccessAction byType() {
        boolean outward = letter == null || letter.equals("R") || letter.equals("E");
        if (has(FhirCodeSystem.DCM, "110106") && outward) {
            return AccessAction.EXPORT;
        }
        if (has(FhirCodeSystem.DCM, "110112")) {
            return AccessAction.SEARCH;
        }
        if (letter != null) {
            return null;
        }
        if (has(FhirCodeSystem.DCM, "110107")) {
            return AccessAction.CREATE;
        }
        if (has(FhirCodeSystem.DCM, "110104")) {
            return AccessAction.COPY;
        }
        return has(FhirCodeSystem.DCM, "110105") ? AccessAction.DELETE : null;
    }

    private @Nullable AccessAction byEntityLifecycle() {
        for (FhirNode each : entities) {
            FhirNode lifecycle = each.child("lifecycle");
            FhirCoding coding = lifecycle == null ? null : lifecycle.asCoding();
            if (coding == null
                    || coding.system() != FhirCodeSystem.DICOM_LIFECYCLE
                    || coding.code() == null) {
                continue;
            }
            switch (coding.code()) {
                case "1" -> {
                    return AccessAction.CREATE;
                }
                case "2" -> {
                    return AccessAction.COPY;
                }
                case "3", "5", "7", "8" -> {
                    return AccessAction.UPDATE;
                }
                case "9" -> {
                    return AccessAction.PRINT;
                }
                case "10" -> {
                    return AccessAction.EXPORT;
                }
                case "14", "15" -> {
                    return AccessAction.DELETE;
                }
                default -> {
                    // Verification, use, archiving: a look.
                }
            }
        }
        return null;
    }

    private boolean hasQueryEntity() {
        return entities.stream().anyMatch(each -> FhirEntities.isRole(each, "24"));
    }

    private boolean hasLifecycle(String code) {
        return entities.stream()
                .map(each -> each.child("lifecycle"))
                .anyMatch(
                        each ->
                                each != null
                                        && each.asCoding()
                                                .is(FhirCodeSystem.DICOM_LIFECYCLE, code));
    }

    private boolean has(FhirCodeSystem system, String code) {
        return codes.stream().anyMatch(each -> each.is(system, code));
    }

    private boolean has(FhirCodeSystem system, Set<String> wanted) {
        return codes.stream()
                .anyMatch(
                        each ->
                                each.system() == system
                                        && each.code() != null
                                        && wanted.contains(each.code()));
    }
}
