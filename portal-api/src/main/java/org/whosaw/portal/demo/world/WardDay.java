package org.whosaw.portal.demo.world;

import static org.whosaw.portal.demo.cast.Screen.BILL;
import static org.whosaw.portal.demo.cast.Screen.BILL_SETTLE;
import static org.whosaw.portal.demo.cast.Screen.CHART;
import static org.whosaw.portal.demo.cast.Screen.CHART_PRINT;
import static org.whosaw.portal.demo.cast.Screen.CHILD;
import static org.whosaw.portal.demo.cast.Screen.CHILD_ENTRY;
import static org.whosaw.portal.demo.cast.Screen.CODING;
import static org.whosaw.portal.demo.cast.Screen.DELIVERY_RECORD;
import static org.whosaw.portal.demo.cast.Screen.DIET;
import static org.whosaw.portal.demo.cast.Screen.DISPENSE;
import static org.whosaw.portal.demo.cast.Screen.LAB_ENTRY;
import static org.whosaw.portal.demo.cast.Screen.LAB_REPORT;
import static org.whosaw.portal.demo.cast.Screen.NOTES;
import static org.whosaw.portal.demo.cast.Screen.NOTE_ENTRY;
import static org.whosaw.portal.demo.cast.Screen.ORDERS;
import static org.whosaw.portal.demo.cast.Screen.ORDER_ENTRY;
import static org.whosaw.portal.demo.cast.Screen.PREGNANCY;
import static org.whosaw.portal.demo.cast.Screen.SCAN;
import static org.whosaw.portal.demo.cast.Screen.SCAN_REPORT;
import static org.whosaw.portal.demo.cast.Screen.VITALS;
import static org.whosaw.portal.demo.cast.Screen.VITALS_ENTRY;

import java.time.LocalDate;
import java.util.List;
import org.whosaw.portal.demo.cast.DemoStaff;
import org.whosaw.portal.demo.cast.DemoStaff.Member;
import org.whosaw.portal.demo.cast.DemoSystem;
import org.whosaw.portal.demo.cast.DemoTerminal;
import org.whosaw.portal.demo.cast.Dice;
import org.whosaw.portal.demo.cast.Post;
import org.whosaw.portal.demo.cast.Screen;
import org.whosaw.portal.demo.cast.Shift;
import org.whosaw.portal.demo.cast.Unit;
import org.whosaw.portal.demo.world.DayLog.Look;
import org.whosaw.portal.demo.world.Journey.Stay;
import org.whosaw.portal.hospital.SubjectKey;

/** Writes one day of one stay in the ward, shift by shift. */
final class WardDay {
    private static final Screen[] NURSE = {
        CHART, VITALS, VITALS_ENTRY, VITALS_ENTRY, ORDERS, ORDERS, NOTES, NOTE_ENTRY
    };
    private static final Screen[] DOCTOR = {
        CHART, NOTES, NOTE_ENTRY, ORDERS, ORDER_ENTRY, LAB_REPORT, VITALS, PREGNANCY, SCAN_REPORT
    };
    private static final Screen[] BIRTH = {
        CHART, PREGNANCY, VITALS_ENTRY, DELIVERY_RECORD, ORDERS, NOTE_ENTRY
    };
    private static final Screen[] THEATRE = {CHART, NOTES, VITALS_ENTRY, ORDERS, LAB_REPORT};
    private static final Screen[] NURSERY = {CHILD, CHILD_ENTRY, CHILD_ENTRY};
    private static final Screen[] LABORATORY = {LAB_ENTRY};
    private static final Screen[] SCANNING = {SCAN, SCAN_REPORT, CHART};

    private final DemoStaff staff;
    private final DayLog log;
    private final Dice dice;
    private final Journey journey;
    private final Stay stay;
    private final LocalDate day;
    private final int start;
    private final int end;
    private final int born;

    WardDay(DemoStaff staff, DayLog log, Dice dice, Journey journey) {
        this.staff = staff;
        this.log = log;
        this.dice = dice;
        this.journey = journey;
        this.stay = journey.stay();
        this.day = log.day();
        boolean isFirst = day.equals(stay.admitted().toLocalDate());
        boolean isLast = day.equals(stay.discharged().toLocalDate());
        start = isFirst ? stay.admitted().toLocalTime().toSecondOfDay() : 0;
        end = isLast ? stay.discharged().toLocalTime().toSecondOfDay() : 86_400;
        born =
                day.equals(stay.delivered().toLocalDate())
                        ? stay.delivered().toLocalTime().toSecondOfDay()
                        : stay.delivered().toLocalDate().isBefore(day) ? 0 : 86_400;
    }

    /** Writes the whole day. */
    void write() {
        for (Shift shift : Shift.values()) {
            nurses(shift);
            doctors(shift);
            if (stay.outcome() == Journey.Outcome.LIVE_BIRTH) {
                nursery(shift);
            }
        }
        delivery();
        bookings();
        new LentNurse(staff).write(log, dice, journey);
        services();
        if (start > 0) {
            admission();
        }
        if (end < 86_400) {
            discharge();
        }
    }

    private void nurses(Shift shift) {
        List<Member> duty = staff.onDuty(ward(Post.WARD_1_NURSE, Post.WARD_2_NURSE), day, shift);
        Member own = duty.get(journey.number() % duty.size());
        assign(journey.key(), stay.ward(), start, shift, own, duty.get(0));
        double sittings =
                switch (shift) {
                    case DAY -> DemoStaff.isWeekend(day) ? 4.0 : 4.9;
                    case EVENING -> 3.6;
                    case NIGHT -> 2.4;
                };
        int count = dice.about(sittings * stay.intensity());
        for (int i = 0; i < count; i++) {
            Member nurse = dice.chance(0.1) ? dice.pick(duty) : own;
            sit(nurse, NURSE, dice.between(5, 12), shift, journey.key());
        }
    }

    private void doctors(Shift shift) {
        List<Member> residents =
                staff.onDuty(ward(Post.WARD_1_RESIDENT, Post.WARD_2_RESIDENT), day, shift);
        Member resident = residents.get(journey.number() % residents.size());
        if (shift == Shift.DAY) {
            int rounds = DemoStaff.isWeekend(day) ? 1 : 2;
            for (int i = 0; i < rounds; i++) {
                sit(resident, DOCTOR, dice.between(5, 11), shift, journey.key());
            }
            Member attending = attending();
            if (DemoStaff.works(attending, day, shift)) {
                sit(attending, DOCTOR, dice.between(3, 8), shift, journey.key());
            }
            Post head = ward(Post.WARD_1_HEAD, Post.WARD_2_HEAD);
            if (!DemoStaff.isWeekend(day) && dice.chance(0.7)) {
                sit(staff.holding(head, 0), NURSE, dice.between(1, 3), shift, journey.key());
            }
        } else if (dice.chance(shift == Shift.EVENING ? 0.7 : 0.25)) {
            List<Look> sitting = sit(resident, DOCTOR, dice.between(3, 6), shift, journey.key());
            if (shift == Shift.NIGHT && dice.chance(0.35)) {
                sitting.forEach(each -> each.emergency("夜间病情变化，值班医师紧急查看"));
                if (!sitting.isEmpty()) {
                    log.doings().emergency(journey.key(), stay.ward(), sitting.get(0).at());
                }
            }
        }
    }

    /** Returns the physician who answers for her. */
    Member attending() {
        return staff.holding(ward(Post.WARD_1_DOCTOR, Post.WARD_2_DOCTOR), journey.number());
    }

    private void nursery(Shift shift) {
        List<Member> duty = staff.onDuty(Post.NEWBORN_NURSE, day, shift);
        Member nurse = duty.get((journey.number() + day.getDayOfYear()) % duty.size());
        for (SubjectKey child : journey.childKeys()) {
            assign(child, Unit.NEWBORN, Math.max(start, born), shift, nurse);
            int count = dice.about(1.9);
            for (int i = 0; i < count; i++) {
                boolean isRoomedIn = dice.chance(0.4);
                List<SubjectKey> subjects =
                        isRoomedIn ? List.of(journey.key(), child) : List.of(child);
                approve(sitAfterBirth(nurse, dice.between(2, 5), shift, subjects));
            }
            if (shift == Shift.DAY && dice.chance(0.8)) {
                List<Member> doctors = staff.onDuty(Post.PAEDIATRICIAN, day, shift);
                Member doctor = doctors.get(journey.number() % doctors.size());
                approve(sitAfterBirth(doctor, dice.between(2, 4), shift, List.of(child)));
            }
        }
    }

    /** Puts somebody on the roster for a shift, as far as the stay and the shift overlap. */
    private void assign(SubjectKey subject, Unit unit, int from, Shift shift, Member... nurses) {
        int first = Math.max(from, shift.fromMinute() * 60);
        int last = Math.min(end, shift.toMinute() * 60);
        log.doings()
                .assigned(
                        subject,
                        unit,
                        day.atStartOfDay().plusSeconds(first),
                        day.atStartOfDay().plusSeconds(last),
                        nurses);
    }

    private void approve(List<Look> sitting) {
        String approval = String.format("NB-%d-%04d", day.getYear(), day.getDayOfYear());
        sitting.forEach(each -> each.approval(approval));
    }

    private List<Look> sitAfterBirth(
            Member member, int clicks, Shift shift, List<SubjectKey> subjects) {
        int from = Math.max(Math.max(start, born), shift.fromMinute() * 60);
        return at(member, NURSERY, clicks, from, shift.toMinute() * 60, subjects);
    }

    private void delivery() {
        if (born == 0 || born == 86_400) {
            return;
        }
        Shift shift = Shift.at(born / 60);
        List<Member> midwives = staff.onDuty(Post.MIDWIFE, day, shift);
        for (int i = 0; i < 2; i++) {
            Member midwife = midwives.get((journey.number() + i) % midwives.size());
            for (int k = 0; k < 3; k++) {
                int from = Math.max(start, born - 10_000 + k * 4_500);
                at(midwife, BIRTH, dice.between(5, 10), from, from + 4_000, mother());
            }
        }
        Member anaesthetist = dice.pick(staff.onDuty(Post.ANAESTHETIST, day, shift));
        int before = Math.max(start, born - 7_200);
        at(anaesthetist, THEATRE, dice.between(4, 9), before, born, mother());
    }

    /** Whoever hired the agency herself has booked with its clerk on the ward. */
    private void bookings() {
        if (journey.hasBookedAgency() && day.equals(stay.delivered().toLocalDate())) {
            Member clerk = staff.holding(Post.AGENCY_CLERK, 0);
            for (SubjectKey each : journey.familyKeys()) {
                log.doings().booked(each, stay.delivered(), stay.discharged(), clerk);
            }
        }
    }

    private List<SubjectKey> mother() {
        return List.of(journey.key());
    }

    private void services() {
        int blood = dice.about(1.2);
        List<Member> technicians = staff.onDuty(Post.TECHNICIAN, day, Shift.DAY);
        for (int i = 0; i < blood; i++) {
            Member technician = technicians.get(dice.below(technicians.size()));
            sit(technician, LABORATORY, dice.between(1, 3), Shift.DAY, journey.key());
        }
        List<Member> pharmacists = staff.onDuty(Post.PHARMACIST, day, Shift.DAY);
        Member pharmacist = pharmacists.get(dice.below(pharmacists.size()));
        sit(pharmacist, new Screen[] {DISPENSE}, dice.between(1, 4), Shift.DAY, journey.key());
        if (dice.chance(0.22) && !DemoStaff.isWeekend(day)) {
            Member scanner = staff.holding(Post.SONOGRAPHER, journey.number());
            sit(scanner, SCANNING, dice.between(2, 5), Shift.DAY, journey.key());
        }
        if (dice.chance(0.15) && !DemoStaff.isWeekend(day)) {
            Member dietitian = staff.holding(Post.DIETITIAN, journey.number());
            sit(dietitian, new Screen[] {DIET, CHART}, 2, Shift.DAY, journey.key());
        }
    }

    private void admission() {
        Member clerk = staff.holding(Post.CASHIER, journey.number());
        log.look(
                start,
                dice,
                Screen.ADMIT,
                clerk.in(DemoSystem.BILLING),
                DemoTerminal.CASH_1,
                mother());
        List<Member> duty =
                staff.onDuty(ward(Post.WARD_1_NURSE, Post.WARD_2_NURSE), day, Shift.at(start / 60));
        Member nurse = duty.get(journey.number() % duty.size());
        at(
                nurse,
                new Screen[] {Screen.IDENTITY_PAGE, CHART, PREGNANCY, NOTE_ENTRY},
                dice.between(6, 12),
                start + 600,
                start + 3_000,
                mother());
    }

    private void discharge() {
        Member clerk = staff.holding(Post.CASHIER, journey.number() + 1);
        at(clerk, new Screen[] {BILL, BILL_SETTLE}, dice.between(2, 4), end - 1_800, end, mother());
        at(
                attending(),
                new Screen[] {CHART_PRINT, NOTE_ENTRY, NOTES},
                dice.between(2, 5),
                end - 5_400,
                end - 2_000,
                mother());
    }

    /** Writes what the records office does two working days after discharge. */
    static void coding(DemoStaff staff, DayLog log, Dice dice, Journey journey) {
        Member coder = staff.holding(Post.CODER, journey.number());
        log.sitting(
                dice,
                coder,
                new Screen[] {CODING, NOTES},
                dice.between(3, 7),
                9 * 3_600,
                16 * 3_600,
                List.of(journey.key()));
    }

    private List<Look> sit(
            Member member, Screen[] screens, int clicks, Shift shift, SubjectKey subject) {
        int from = Math.max(start, shift.fromMinute() * 60);
        return at(member, screens, clicks, from, shift.toMinute() * 60, List.of(subject));
    }

    /** Sits somebody down between two moments, rather early, for a quarter of an hour at most. */
    private List<Look> at(
            Member member,
            Screen[] screens,
            int clicks,
            int from,
            int to,
            List<SubjectKey> subjects) {
        int last = Math.min(end, to);
        int spare = last - from - 900;
        int first = spare > 0 ? from + (int) (spare * Math.pow(dice.real(0, 1), 1.4)) : from;
        return log.sitting(
                dice, member, screens, clicks, first, Math.min(last, first + 900), subjects);
    }

    private Post ward(Post first, Post second) {
        return stay.ward() == Unit.WARD_1 ? first : second;
    }
}
