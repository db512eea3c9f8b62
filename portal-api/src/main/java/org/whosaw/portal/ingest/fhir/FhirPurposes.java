package org.whosaw.portal.ingest.fhir;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.Purpose;

/**
 * Reads purposes of use. A code that is not known is {@link Purpose#OTHER}: stated, but nothing
 * that would explain or permit a look.
 */
final class FhirPurposes {
    private static final Map<String, Purpose> REASONS = new HashMap<>();
    private static final Map<String, Purpose> XSPA = new HashMap<>();
    private static final Set<String> EMERGENCIES =
            Set.of("ETREAT", "BTG", "ERTREAT", "EMER", "EMERGENCY");

    static {
        put(REASONS, Purpose.TREATMENT, "TREAT");
        put(REASONS, Purpose.CARE_COORDINATION, "COC", "CAREMGT");
        put(REASONS, Purpose.EMERGENCY, "ETREAT", "BTG", "ERTREAT");
        put(REASONS, Purpose.BILLING, "HPAYMT", "REMITADV");
        put(
                REASONS,
                Purpose.INSURANCE_CLAIM,
                "CLMATTCH",
                "COVAUTH",
                "COVERAGE",
                "ELIGDTRM",
                "ELIGVER",
                "ENROLLM",
                "MILDCRG");
        put(
                REASONS,
                Purpose.OPERATIONS,
                "HOPERAT",
                "HACCRED",
                "HCOMPL",
                "HDECD",
                "HOUTCOMS",
                "HPRGRP",
                "METAMGT",
                "HDIRECT",
                "HDM",
                "LABELING",
                "MILCDM",
                "FRAUD",
                "DONAT",
                "MEMADMIN",
                "PATADMIN",
                "PERFMSR",
                "RECORDMGT");
        put(REASONS, Purpose.QUALITY, "HQUALIMP", "PATSFTY");
        put(REASONS, Purpose.MAINTENANCE, "HSYSADMIN", "SYSDEV", "HTEST");
        put(REASONS, Purpose.TEACHING, "TRAIN");
        put(REASONS, Purpose.JUDICIAL, "HLEGAL");
        put(REASONS, Purpose.STATUTORY_REPORT, "GOV");
        put(REASONS, Purpose.MARKETING, "HMARKT");
        put(
                REASONS,
                Purpose.RESEARCH,
                "HRESCH",
                "BIORCH",
                "CLINTRL",
                "CLINTRCH",
                "CLINTRCHNPC",
                "CLINTRCHPC",
                "PRECLINTRCH",
                "DSRCH",
                "POARCH",
                "TRANSRCH");
        put(REASONS, Purpose.PATIENT_REQUEST, "PATRQT", "FAMRQT", "PWATRNY", "SUPNWK");
        put(REASONS, Purpose.PUBLIC_HEALTH, "PUBHLTH", "DISASTER", "THREAT", "POPHLTH");
        put(XSPA, Purpose.TREATMENT, "TREATMENT", "TREAT", "PSYCHOTHERAPY");
        put(XSPA, Purpose.EMERGENCY, "EMERGENCY");
        put(XSPA, Purpose.BILLING, "PAYMENT");
        put(XSPA, Purpose.INSURANCE_CLAIM, "COVERAGE", "WORKERSCOMP");
        put(XSPA, Purpose.OPERATIONS, "OPERATIONS", "OPERAT", "FRAUD", "DIRECTORY", "DONATION");
        put(XSPA, Purpose.MAINTENANCE, "SYSADMIN");
        put(XSPA, Purpose.TEACHING, "TRAINING");
        put(XSPA, Purpose.MARKETING, "MARKETING");
        put(XSPA, Purpose.RESEARCH, "RESEARCH");
        put(XSPA, Purpose.JUDICIAL, "JUDICIAL", "LEGAL", "LAW");
        put(XSPA, Purpose.STATUTORY_REPORT, "ABUSE", "OVERSIGHT", "GOVERNMENT", "DECEASED");
        put(XSPA, Purpose.PUBLIC_HEALTH, "PUBLICHEALTH", "DISASTER", "THREAT");
        put(XSPA, Purpose.PATIENT_REQUEST, "REQUEST", "FAMILY", "PRESENT");
    }

    private FhirPurposes() {}

    private static void put(Map<String, Purpose> map, Purpose purpose, String... codes) {
        for (String each : codes) {
            map.put(each, purpose);
        }
    }

    /** Returns the first purpose that is known; OTHER when only unknown ones are stated. */
    static Purpose of(List<FhirConcept> stated) {
        Purpose found = Purpose.UNKNOWN;
        for (FhirConcept concept : stated) {
            for (FhirCoding each : concept.codings()) {
                Purpose purpose = of(each);
                if (purpose != Purpose.OTHER) {
                    return purpose;
                }
            }
            if (!concept.isEmpty()) {
                found = Purpose.OTHER;
            }
        }
        return found;
    }

    /** Holds when a purpose says that the emergency way was used. */
    static boolean isEmergency(List<FhirConcept> stated) {
        return stated.stream()
                .flatMap(concept -> concept.codings().stream())
                .anyMatch(each -> of(each) == Purpose.EMERGENCY);
    }

    private static Purpose of(FhirCoding coding) {
        if (coding.code() == null) {
            return Purpose.OTHER;
        }
        String code = coding.code().toUpperCase(Locale.ROOT);
        return switch (coding.system()) {
            case ACT_REASON -> REASONS.getOrDefault(code, Purpose.OTHER);
            case XSPA_PURPOSE -> XSPA.getOrDefault(code, Purpose.OTHER);
            case SWISS_PURPOSE -> ofSwiss(code);
            case OWN_PURPOSE -> Coded.parse(Purpose.class, coding.code()).orElse(Purpose.OTHER);
            default -> EMERGENCIES.contains(code) ? Purpose.EMERGENCY : Purpose.OTHER;
        };
    }

    private static Purpose ofSwiss(String code) {
        return switch (code) {
            case "NORM" -> Purpose.TREATMENT;
            case "EMER" -> Purpose.EMERGENCY;
            case "AUTO", "DICOM_AUTO" -> Purpose.OPERATIONS;
            default -> Purpose.OTHER;
        };
    }
}
