package org.whosaw.portal.demo.world;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.demo.cast.DemoStaff;
import org.whosaw.portal.demo.cast.Post;
import org.whosaw.portal.demo.cast.Shift;
import org.whosaw.portal.demo.cast.Unit;
import org.whosaw.portal.demo.world.Journey.Stay;
import org.whosaw.portal.demo.world.Journey.Visit;
import org.whosaw.portal.hospital.Directory.EncounterEntry;
import org.whosaw.portal.hospital.Directory.PatientEntry;

/** Tells who became known and what care began on a day. */
final class CareFacts {
    private final DemoStaff staff;
    private final LocalDate until;

    CareFacts(DemoStaff staff, LocalDate until) {
        this.staff = staff;
        this.until = until;
    }

    /** Adds those of a family whom the hospital registers on a day. */
    static void register(Journey journey, LocalDate day, List<PatientEntry> patients) {
        if (day.equals(journey.firstDay())) {
            patients.add(journey.mother());
        }
        if (day.equals(journey.stay().delivered().toLocalDate())) {
            patients.addAll(journey.children());
        }
        PatientEntry companion = journey.companion();
        if (companion != null && day.equals(journey.stay().admitted().toLocalDate())) {
            patients.add(companion);
        }
    }

    /** Adds the care that began on a day; on the last day also what is still booked. */
    void begin(Journey journey, LocalDate day, List<EncounterEntry> encounters) {
        int number = 0;
        for (Visit visit : journey.visits()) {
            number++;
            boolean isBooked = day.plusDays(1).equals(until) && !visit.day().isBefore(until);
            if (visit.day().equals(day) || isBooked && isPlanned(journey, visit)) {
                encounters.add(outpatient(journey, visit, number, isBooked));
            }
        }
        Stay stay = journey.stay();
        if (day.equals(stay.admitted().toLocalDate())) {
            encounters.add(admission(journey, stay));
        }
        if (day.equals(stay.delivered().toLocalDate())) {
            encounters.add(delivery(journey, stay));
        }
    }

    private boolean isPlanned(Journey journey, Visit visit) {
        return journey.firstDay().isBefore(until) && visit.day().isBefore(until.plusDays(30));
    }

    private EncounterEntry outpatient(Journey journey, Visit visit, int number, boolean isBooked) {
        LocalDateTime from = visit.day().atStartOfDay().plusMinutes(visit.minute());
        return new EncounterEntry(
                String.format("MZ%07d%02d", journey.number(), number),
                journey.mother().mrn(),
                isBooked ? "appointment" : "visit",
                instant(from),
                isBooked ? null : instant(from.plusMinutes(90)),
                visit.unit().words(),
                null,
                visit.unit() == Unit.CLINIC
                        ? List.of(id(Post.CLINIC_DOCTOR, journey.number()))
                        : List.of(),
                null);
    }

    private EncounterEntry admission(Journey journey, Stay stay) {
        boolean isFirst = stay.ward() == Unit.WARD_1;
        return new EncounterEntry(
                String.format("ZY%07d", journey.number()),
                journey.mother().mrn(),
                "admission",
                instant(stay.admitted()),
                ended(stay.discharged()),
                stay.ward().words(),
                stay.ward().words(),
                List.of(
                        id(isFirst ? Post.WARD_1_DOCTOR : Post.WARD_2_DOCTOR, journey.number()),
                        id(isFirst ? Post.WARD_1_RESIDENT : Post.WARD_2_RESIDENT, journey.number()),
                        id(isFirst ? Post.WARD_1_HEAD : Post.WARD_2_HEAD, 0)),
                null);
    }

    private EncounterEntry delivery(Journey journey, Stay stay) {
        List<String> team = new ArrayList<>();
        Shift shift = Shift.at(stay.delivered().toLocalTime().toSecondOfDay() / 60);
        var midwives = staff.onDuty(Post.MIDWIFE, stay.delivered().toLocalDate(), shift);
        team.add(midwives.get(journey.number() % midwives.size()).entry().staffId());
        return new EncounterEntry(
                String.format("FM%07d", journey.number()),
                journey.mother().mrn(),
                "delivery",
                instant(stay.delivered()),
                instant(stay.delivered()),
                Unit.DELIVERY.words(),
                null,
                team,
                stay.outcome().code());
    }

    private String id(Post post, int number) {
        return staff.holding(post, number).entry().staffId();
    }

    private @Nullable Instant ended(LocalDateTime at) {
        return at.isBefore(until.atStartOfDay()) ? instant(at) : null;
    }

    static Instant instant(LocalDateTime at) {
        return at.toInstant(DemoOptions.OFFSET);
    }
}
