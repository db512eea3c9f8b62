package org.whosaw.portal.access.why;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.whosaw.portal.access.why.Look.Way;
import org.whosaw.portal.access.why.Viewer.Family;
import org.whosaw.portal.access.why.Viewer.Kind;
import org.whosaw.portal.hospital.care.CareFact;
import org.whosaw.portal.hospital.care.CareFactKind;
import org.whosaw.portal.hospital.care.StaffKey;
import org.whosaw.portal.kernel.Purpose;

/** Builds facts and looks for tests; times as text, staff by number. */
final class Facts {
    private static long next = 1;

    private Facts() {}

    static long at(String time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(time + "+08:00"));
    }

    static StaffKey key(long number) {
        return new StaffKey(7, number);
    }

    static CareFact act(CareFactKind kind, String time, String department, long... staff) {
        return new CareFact(next++, kind, at(time), at(time), department, null, keys(staff));
    }

    static CareFact lasting(
            CareFactKind kind, String from, String to, String place, long... staff) {
        boolean ward = kind == CareFactKind.ADMISSION;
        return new CareFact(
                next++,
                kind,
                at(from),
                to == null ? CareFact.OPEN : at(to),
                place,
                ward ? place : null,
                keys(staff));
    }

    private static java.util.List<StaffKey> keys(long... staff) {
        return Arrays.stream(staff).mapToObj(Facts::key).toList();
    }

    static Viewer person(long number, String department) {
        return new Viewer(key(number), Kind.PERSONAL, department, false, Family.NOBODY);
    }

    static Viewer account(long number, Kind kind, String department) {
        return new Viewer(key(number), kind, department, false, Family.NOBODY);
    }

    static Look look(String time, Viewer viewer) {
        return look(time, viewer, Way.OPENED, Purpose.TREATMENT, 1);
    }

    static Look look(String time, Viewer viewer, Way way, Purpose purpose, int subjects) {
        return new Look(next++, at(time), viewer, way, purpose, subjects, true, false);
    }

    static Look job(String time, Viewer viewer, int subjects) {
        return new Look(
                next++, at(time), viewer, Way.LISTED, Purpose.OPERATIONS, subjects, false, false);
    }

    static Look emergency(String time, Viewer viewer) {
        return new Look(next++, at(time), viewer, Way.OPENED, Purpose.EMERGENCY, 1, true, true);
    }
}
