package org.whosaw.portal.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.whosaw.portal.access.AccessAction;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.access.AccessOutcome;
import org.whosaw.portal.access.AccessorClaim;
import org.whosaw.portal.access.AccountKind;
import org.whosaw.portal.hospital.Directory.PatientEntry;
import org.whosaw.portal.hospital.Directory.StaffEntry;
import org.whosaw.portal.hospital.Directory.SystemEntry;
import org.whosaw.portal.hospital.Directory.TerminalEntry;
import org.whosaw.portal.hospital.HospitalFeature;
import org.whosaw.portal.hospital.PersonKind;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.Purpose;

/**
 * A hospital and a stream of events, both computed from numbers: event {@code i} is the same in
 * every run. One event in forty is a queue screen that shows twelve patients.
 */
final class BenchWorld {
    private static final int STAFF = 40;
    private static final int TERMINALS = 12;
    private static final int SYSTEMS = 4;
    private static final int QUEUE = 12;
    private static final List<Element> SHOWN =
            List.of(
                    Element.NAME,
                    Element.PHONE,
                    Element.BIRTH_DATE,
                    Element.DUE_DATE,
                    Element.WARD,
                    Element.BED,
                    Element.NOTES,
                    Element.ORDERS);

    private final int patients;
    private final Instant start;
    private final long stepMillis;

    /** Creates the world; events begin at {@code start}, one every {@code stepMillis}. */
    BenchWorld(int patients, Instant start, long stepMillis) {
        this.patients = patients;
        this.start = start;
        this.stepMillis = stepMillis;
    }

    int patients() {
        return patients;
    }

    /** Returns the numbers of at most so many patients, spread over all of them. */
    List<String> mrns(int most) {
        List<String> mrns = new ArrayList<>();
        int step = Math.max(1, patients() / most);
        for (int i = 0; i < patients() && mrns.size() < most; i += step) {
            mrns.add(mrn(i));
        }
        return mrns;
    }

    static String mrn(int patient) {
        return "B" + patient;
    }

    /** Registers the hospital with its directory and patients; returns its id. */
    HospitalId register(HospitalFeature house) {
        HospitalId hospital = house.hospitals().add("BENCH", "测量演示医院", null, null, null);
        List<SystemEntry> systems = new ArrayList<>();
        for (int i = 0; i < SYSTEMS; i++) {
            systems.add(new SystemEntry("S" + i, "测量系统" + i, null, null, null, "信息科", null, null));
        }
        house.directory().putSystems(hospital, systems);
        List<TerminalEntry> terminals = new ArrayList<>();
        for (int i = 0; i < TERMINALS; i++) {
            terminals.add(
                    new TerminalEntry("T" + i, "产科" + i + "号台", null, "产科", i % 3 == 0, false));
        }
        house.directory().putTerminals(hospital, terminals);
        List<StaffEntry> staff = new ArrayList<>();
        for (int i = 0; i < STAFF; i++) {
            staff.add(new StaffEntry("N" + i, name(i), "nurse", null, "产科", null, null, null));
        }
        house.directory().putStaff(hospital, staff);
        putPatients(house, hospital);
        return hospital;
    }

    private void putPatients(HospitalFeature house, HospitalId hospital) {
        List<PatientEntry> batch = new ArrayList<>();
        for (int i = 0; i < patients; i++) {
            batch.add(
                    new PatientEntry(
                            mrn(i),
                            PersonKind.PATIENT,
                            "测" + name(i),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            List.of()));
            if (batch.size() == 500 || i == patients - 1) {
                house.patients().putPatients(hospital, batch);
                batch.clear();
            }
        }
    }

    private static String name(int i) {
        return "演示" + (char) ('一' + i % 500);
    }

    /** Returns event {@code i}. */
    AccessEvent event(long i) {
        int staff = spread(i, 7, STAFF);
        return new AccessEvent(
                "bench-" + i,
                i,
                start.plusMillis(stepMillis * i),
                "S" + spread(i, 11, SYSTEMS),
                "T" + spread(i, 13, TERMINALS),
                "10.1.2." + spread(i, 17, 200),
                new AccessorClaim(
                        null,
                        "N" + staff,
                        name(staff),
                        "nurse",
                        "产科",
                        null,
                        null,
                        AccountKind.PERSONAL),
                i % 5 == 0 ? AccessAction.LIST : AccessAction.VIEW,
                Purpose.TREATMENT,
                Set.of(),
                Set.copyOf(SHOWN.subList(0, 3 + spread(i, 19, SHOWN.size() - 2))),
                false,
                null,
                null,
                AccessOutcome.SUCCESS,
                subjects(i));
    }

    private List<SubjectKey> subjects(long i) {
        List<SubjectKey> subjects = new ArrayList<>();
        int count = i % 40 == 0 ? Math.min(QUEUE, patients) : 1;
        for (int k = 0; k < count; k++) {
            subjects.add(SubjectKey.mrn(mrn(spread(i + k, 23, patients))));
        }
        return subjects;
    }

    /** Returns event {@code i} as a line of native ingest. */
    String line(long i) {
        AccessEvent event = event(i);
        AccessorClaim who = event.accessor();
        StringBuilder line = new StringBuilder(640);
        line.append("{\"sourceEventId\":\"").append(event.sourceEventId());
        line.append("\",\"sequence\":").append(i);
        line.append(",\"occurredAt\":\"").append(event.occurredAt());
        line.append("\",\"system\":\"").append(event.system());
        line.append("\",\"terminal\":\"").append(event.terminal());
        line.append("\",\"ip\":\"").append(event.ip());
        line.append("\",\"accessor\":{\"id\":\"").append(who.staffId());
        line.append("\",\"name\":\"").append(who.name());
        line.append("\",\"role\":\"nurse\",\"department\":\"产科\",\"identity\":\"personal\"}");
        line.append(",\"action\":\"").append(event.action().code());
        line.append("\",\"purpose\":\"").append(event.purpose().code());
        line.append("\",\"emergency\":false,\"outcome\":\"success\",\"elements\":[");
        line.append(quoted(event.elements()));
        line.append("],\"subjects\":[");
        for (int k = 0; k < event.subjects().size(); k++) {
            line.append(k == 0 ? "" : ",").append("{\"mrn\":\"");
            line.append(event.subjects().get(k).value()).append("\"}");
        }
        return line.append("]}").toString();
    }

    private static String quoted(Set<? extends Coded> codes) {
        return String.join(
                ",", codes.stream().map(each -> "\"" + each.code() + "\"").sorted().toList());
    }

    /** Returns event {@code i} as a FHIR AuditEvent, a plain "patient record viewed". */
    String auditEvent(long i) {
        AccessEvent event = event(i);
        String action = event.action() == AccessAction.LIST ? "E" : "R";
        return String.format(
                Locale.ROOT,
                "{\"resourceType\":\"AuditEvent\",\"id\":\"bench-%d\","
                    + "\"type\":{\"system\":\"http://terminology.hl7.org/CodeSystem/audit-event-type\","
                    + "\"code\":\"rest\"},\"action\":\"%s\",\"recorded\":\"%s\",\"outcome\":\"0\","
                    + "\"agent\":[{\"type\":{\"coding\":[{\"system\":"
                    + "\"http://terminology.hl7.org/CodeSystem/v3-ParticipationType\","
                    + "\"code\":\"IRCP\"}]},\"who\":{\"identifier\":{\"value\":\"%s\"}},"
                    + "\"requestor\":true}],\"source\":{\"observer\":{\"identifier\":{\"value\":"
                    + "\"%s\"}}},\"entity\":[{\"what\":{\"reference\":\"Patient/%s\"},"
                    + "\"type\":{\"system\":"
                    + "\"http://terminology.hl7.org/CodeSystem/audit-entity-type\",\"code\":\"1\"},"
                    + "\"role\":{\"system\":\"http://terminology.hl7.org/CodeSystem/object-role\","
                    + "\"code\":\"1\"}}]}",
                i,
                action,
                event.occurredAt(),
                event.accessor().staffId(),
                event.system(),
                event.subjects().get(0).value());
    }

    private static int spread(long i, int salt, int below) {
        long mixed = (i * 0x9E3779B97F4A7C15L) ^ (salt * 0xBF58476D1CE4E5B9L);
        mixed = (mixed ^ (mixed >>> 29)) * 0x94D049BB133111EBL;
        return (int) Long.remainderUnsigned(mixed ^ (mixed >>> 32), below);
    }
}
