package org.whosaw.portal.demo.world;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.demo.cast.DemoStaff.Member;
import org.whosaw.portal.demo.cast.Screen;
import org.whosaw.portal.demo.cast.Unit;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.hospital.care.CareFactEntry;

/**
 * Tells what was done for whom on a day, as the hospital's own systems would: who wrote, ordered,
 * examined, settled; who was assigned. What was looked at without a trace of care leaves none.
 */
final class Doings {
    private final List<CareFactEntry> facts = new ArrayList<>();
    private final Set<String> told = new HashSet<>();

    /** Tells what somebody left behind on a screen: the first of its kind within an hour. */
    void done(AccessEvent event, Screen screen) {
        String kind = kind(screen);
        String staffId = event.accessor().staffId();
        if (kind == null || staffId == null) {
            return;
        }
        long hour = event.occurredAt().getEpochSecond() / 3_600;
        for (SubjectKey subject : event.subjects()) {
            String mrn = subject.value();
            if (told.add(kind + staffId + mrn + hour)) {
                facts.add(
                        new CareFactEntry(
                                event.sourceEventId() + "-" + mrn,
                                mrn,
                                kind,
                                event.occurredAt(),
                                null,
                                List.of(staffId),
                                event.accessor().department(),
                                null));
            }
        }
    }

    private static @Nullable String kind(Screen screen) {
        return switch (screen) {
            case NOTE_ENTRY, PREGNANCY_ENTRY, DELIVERY_RECORD, CHILD_ENTRY, DIET -> "note";
            case ORDER_ENTRY -> "order";
            case VITALS_ENTRY, LAB_ENTRY, SCAN, DISPENSE, QUEUE_CALL -> "procedure";
            case ADMIT, BILL_SETTLE -> "billing";
            case CODING -> "coding";
            default -> null;
        };
    }

    /** Tells who was assigned to somebody from one moment to another. */
    void assigned(
            SubjectKey subject, Unit unit, LocalDateTime from, LocalDateTime to, Member... staff) {
        if (from.isBefore(to)) {
            facts.add(lasting("assignment", subject.value(), unit, from, to, staff));
        }
    }

    /** Tells that she booked something with somebody for a time. */
    void booked(SubjectKey subject, LocalDateTime from, LocalDateTime to, Member with) {
        facts.add(lasting("booking", subject.value(), null, from, to, with));
    }

    /** Tells that the hospital recorded an emergency of somebody in a ward. */
    void emergency(SubjectKey subject, Unit unit, Instant at) {
        facts.add(
                new CareFactEntry(
                        "emergency-" + subject.value() + "-" + at.getEpochSecond(),
                        subject.value(),
                        "emergency",
                        at,
                        null,
                        List.of(),
                        unit.words(),
                        null));
    }

    static CareFactEntry lasting(
            String kind,
            String mrn,
            @Nullable Unit unit,
            LocalDateTime from,
            LocalDateTime to,
            Member... staff) {
        List<String> ids = new ArrayList<>();
        for (Member each : staff) {
            if (!ids.contains(each.entry().staffId())) {
                ids.add(each.entry().staffId());
            }
        }
        return new CareFactEntry(
                kind + "-" + mrn + "-" + from + "-" + ids.get(0),
                mrn,
                kind,
                CareFacts.instant(from),
                CareFacts.instant(to),
                ids,
                unit == null ? null : unit.words(),
                null);
    }

    /** Returns what was told. */
    List<CareFactEntry> facts() {
        return List.copyOf(facts);
    }
}
