package org.whosaw.portal.demo.world;

import static org.whosaw.portal.demo.cast.Screen.CHART;
import static org.whosaw.portal.demo.cast.Screen.IDENTITY_PAGE;
import static org.whosaw.portal.demo.cast.Screen.LAB_REPORT;
import static org.whosaw.portal.demo.cast.Screen.NOTES;
import static org.whosaw.portal.demo.cast.Screen.NOTE_ENTRY;
import static org.whosaw.portal.demo.cast.Screen.ORDER_ENTRY;
import static org.whosaw.portal.demo.cast.Screen.PREGNANCY;
import static org.whosaw.portal.demo.cast.Screen.PREGNANCY_ENTRY;
import static org.whosaw.portal.demo.cast.Screen.SCAN_REPORT;
import static org.whosaw.portal.demo.cast.Screen.VITALS_ENTRY;

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
import org.whosaw.portal.demo.world.Journey.Visit;
import org.whosaw.portal.hospital.SubjectKey;

/** Writes outpatient visits: the antenatal clinic, the scan, the specially protected rooms. */
final class ClinicDay {
    private static final Screen[] NURSE = {CHART, VITALS_ENTRY, IDENTITY_PAGE};
    private static final Screen[] DOCTOR = {
        CHART, PREGNANCY, PREGNANCY_ENTRY, NOTES, NOTE_ENTRY, LAB_REPORT, SCAN_REPORT, ORDER_ENTRY
    };

    private final DemoStaff staff;
    private final DayLog log;

    ClinicDay(DemoStaff staff, DayLog log) {
        this.staff = staff;
        this.log = log;
    }

    /** Writes one visit. */
    void write(Dice dice, Journey journey, Visit visit) {
        List<SubjectKey> subject = List.of(journey.key());
        int at = visit.minute() * 60;
        if (visit.unit() == Unit.CLINIC) {
            antenatal(dice, journey, visit, at, subject);
        } else {
            Member doctor = staff.holding(specialist(visit.unit()), journey.number());
            Screen own = protectedScreen(visit.unit());
            log.sitting(
                    dice,
                    doctor,
                    new Screen[] {own, own, NOTE_ENTRY},
                    dice.between(3, 7),
                    at,
                    at + 1_500,
                    subject);
        }
    }

    private void antenatal(
            Dice dice, Journey journey, Visit visit, int at, List<SubjectKey> subject) {
        Member nurse = staff.holding(Post.CLINIC_NURSE, journey.number() + dice.below(2));
        log.sitting(dice, nurse, NURSE, dice.between(2, 3), at - 1_200, at - 300, subject);
        Member doctor = staff.holding(Post.CLINIC_DOCTOR, journey.number());
        log.sitting(dice, doctor, DOCTOR, dice.between(5, 9), at, at + 1_200, subject);
        if (dice.chance(0.5)) {
            Member technician = dice.pick(staff.onDuty(Post.TECHNICIAN, log.day(), Shift.DAY));
            log.sitting(
                    dice,
                    technician,
                    new Screen[] {Screen.LAB_ENTRY},
                    1,
                    at + 3_600,
                    at + 9_000,
                    subject);
        }
        if (visit.hasScan()) {
            scan(dice, journey, at + 2_400, subject);
        }
    }

    private void scan(Dice dice, Journey journey, int at, List<SubjectKey> subject) {
        Member triage = dice.pick(staff.onDuty(Post.TRIAGE_NURSE, log.day(), Shift.DAY));
        log.look(
                at,
                dice,
                Screen.QUEUE_CALL,
                triage.in(DemoSystem.QUEUE),
                dice.pick(DemoTerminal.of(Post.TRIAGE_NURSE)),
                subject);
        Member scanner = staff.holding(Post.SONOGRAPHER, journey.number());
        log.sitting(
                dice,
                scanner,
                new Screen[] {Screen.SCAN, SCAN_REPORT},
                dice.between(2, 4),
                at + 120,
                at + 1_200,
                subject);
    }

    private static Post specialist(Unit unit) {
        return switch (unit) {
            case REPRODUCTION -> Post.FERTILITY_DOCTOR;
            case INFECTION -> Post.INFECTION_DOCTOR;
            case PSYCHOLOGY -> Post.PSYCHOLOGIST;
            default -> Post.GENETICIST;
        };
    }

    private static Screen protectedScreen(Unit unit) {
        return switch (unit) {
            case REPRODUCTION -> Screen.FERTILITY;
            case INFECTION -> Screen.INFECTION;
            case PSYCHOLOGY -> Screen.PSYCHOLOGY;
            default -> Screen.GENETICS;
        };
    }
}
