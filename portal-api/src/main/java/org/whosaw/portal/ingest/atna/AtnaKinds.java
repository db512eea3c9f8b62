package org.whosaw.portal.ingest.atna;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.whosaw.portal.kernel.DataCategory;

/** Knows which messages are about nobody, which may be, and which kinds of data others touched. */
final class AtnaKinds {
    /** Application activity, audit log used, network entry, security alert, authentication. */
    private static final Set<String> ABOUT_MACHINES =
            Set.of("110100", "110101", "110108", "110113", "110114");

    private static final String QUERY = "110112";
    private static final Set<String> NODE = Set.of("ITI-1", "ITI-19", "ITI-20");
    private static final Set<String> DEMOGRAPHICS =
            Set.of(
                    "ITI-8", "ITI-9", "ITI-10", "ITI-21", "ITI-22", "ITI-24", "ITI-30", "ITI-31",
                    "ITI-44", "ITI-45", "ITI-46", "ITI-47", "ITI-55", "ITI-56", "ITI-63", "ITI-64",
                    "ITI-78", "ITI-83", "ITI-93", "ITI-94", "ITI-104", "ITI-119");
    private static final Set<String> DOCUMENTS =
            Set.of(
                    "ITI-18", "ITI-38", "ITI-39", "ITI-41", "ITI-42", "ITI-43", "ITI-51", "ITI-57",
                    "ITI-61", "ITI-62", "ITI-65", "ITI-66", "ITI-67", "ITI-68", "ITI-80", "ITI-86",
                    "ITI-92", "ITI-105", "ITI-106");
    private static final Map<String, DataCategory> BY_EVENT =
            Map.of(
                    "110102", DataCategory.IMAGING,
                    "110103", DataCategory.IMAGING,
                    "110104", DataCategory.IMAGING,
                    "110105", DataCategory.IMAGING,
                    "110111", DataCategory.DIAGNOSIS);
    private static final Set<String> STUDIES = Set.of("110180", "110181", "110182");

    private AtnaKinds() {}

    /** Holds when a message of these codes that names no patient is about a machine or a login. */
    static boolean isAboutMachines(AtnaCode event, List<AtnaCode> types) {
        if (event.isDicom() && ABOUT_MACHINES.contains(event.code())) {
            return true;
        }
        return types.stream()
                .anyMatch(
                        each ->
                                each.isDicom() && isAlert(each.code())
                                        || each.isIhe() && NODE.contains(each.code()));
    }

    /** Holds for the subtypes of activity, authentication and alerts. */
    private static boolean isAlert(@org.jspecify.annotations.Nullable String code) {
        return code != null && code.compareTo("110120") >= 0 && code.compareTo("110149") <= 0;
    }

    /** Holds when such a message may name no patient and still be a look. */
    static boolean mayNameNobody(AtnaCode event, List<AtnaCode> types) {
        return event.isDicom() && QUERY.equals(event.code())
                || types.stream().anyMatch(each -> each.isDicom() && QUERY.equals(each.code()));
    }

    /** Returns which kinds of data were touched, as far as codes say. */
    static Set<DataCategory> categories(AtnaNode message, AtnaCode event, List<AtnaCode> types) {
        EnumSet<DataCategory> found = EnumSet.noneOf(DataCategory.class);
        DataCategory byEvent = event.isDicom() ? BY_EVENT.get(event.code()) : null;
        if (byEvent != null) {
            found.add(byEvent);
        }
        for (AtnaCode each : types) {
            if (each.isIhe() && DEMOGRAPHICS.contains(each.code())) {
                found.add(DataCategory.IDENTITY);
            } else if (each.isIhe() && DOCUMENTS.contains(each.code())) {
                found.add(DataCategory.DIAGNOSIS);
            }
        }
        for (AtnaNode object : message.children("ParticipantObjectIdentification")) {
            AtnaNode type = object.child("ParticipantObjectIDTypeCode");
            AtnaCode code = type == null ? null : AtnaCode.of(type);
            if (code != null && code.isDicom() && STUDIES.contains(code.code())) {
                found.add(DataCategory.IMAGING);
            }
        }
        return found;
    }
}
