package org.whosaw.portal.demo.world;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.demo.cast.Unit;
import org.whosaw.portal.hospital.Directory.PatientEntry;
import org.whosaw.portal.hospital.SubjectKey;

/**
 * One mother's way through the hospital, all of it, also what lies after the end of the world.
 *
 * @param number her place among the mothers, from 0
 * @param children registered at birth, eldest first; none after a loss
 * @param visits outpatient visits in order of time
 * @param hasBookedAgency whether she herself hired the confinement agency
 */
record Journey(
        int number,
        Story story,
        PatientEntry mother,
        List<PatientEntry> children,
        @Nullable PatientEntry companion,
        List<Visit> visits,
        Stay stay,
        boolean hasBookedAgency,
        boolean isInsured) {

    /**
     * One outpatient visit.
     *
     * @param minute of the day
     * @param hasScan whether she is sent to the ultrasound queue
     * @param unit where: the antenatal clinic or a specially protected department
     */
    record Visit(LocalDate day, int minute, boolean hasScan, Unit unit) {}

    /** What came of a delivery, as the directory has it. */
    enum Outcome {
        LIVE_BIRTH("live-birth"),
        STILLBIRTH("stillbirth"),
        LOSS("loss");

        private final String code;

        Outcome(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /**
     * The stay in the ward.
     *
     * @param intensity how much is written about her, 1 for an ordinary stay
     */
    record Stay(
            Unit ward,
            LocalDateTime admitted,
            LocalDateTime delivered,
            LocalDateTime discharged,
            Outcome outcome,
            double intensity) {
        /** Says whether any part of a day belongs to the stay. */
        boolean covers(LocalDate day) {
            return !day.isBefore(admitted.toLocalDate()) && !day.isAfter(discharged.toLocalDate());
        }

        /** Says whether the child was there by the start of a day. */
        boolean hasChildBefore(LocalDate day) {
            return outcome == Outcome.LIVE_BIRTH && delivered.toLocalDate().isBefore(day);
        }
    }

    SubjectKey key() {
        return SubjectKey.mrn(mother.mrn());
    }

    /** Returns the keys of the children. */
    List<SubjectKey> childKeys() {
        return children.stream().map(each -> SubjectKey.mrn(each.mrn())).toList();
    }

    /** Returns the keys of the mother and her children. */
    List<SubjectKey> familyKeys() {
        List<SubjectKey> keys = new ArrayList<>();
        keys.add(key());
        keys.addAll(childKeys());
        return keys;
    }

    /** Returns the first day on which the hospital knows her. */
    LocalDate firstDay() {
        return visits.get(0).day();
    }

    /** Returns her next visit with a scan on or after a day, or null. */
    @Nullable Visit nextScan(LocalDate day) {
        for (Visit each : visits) {
            if (each.hasScan() && !each.day().isBefore(day)) {
                return each;
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return "Journey[" + story + "]";
    }
}
