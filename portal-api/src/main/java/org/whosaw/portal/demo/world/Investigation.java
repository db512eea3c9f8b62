package org.whosaw.portal.demo.world;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.whosaw.portal.demo.cast.DemoRecipient;
import org.whosaw.portal.demo.cast.DemoStaff;
import org.whosaw.portal.demo.cast.DemoStaff.Member;
import org.whosaw.portal.demo.cast.DemoSystem;
import org.whosaw.portal.demo.cast.DemoTerminal;
import org.whosaw.portal.demo.cast.Dice;
import org.whosaw.portal.demo.cast.InventedPeople;
import org.whosaw.portal.demo.cast.Post;
import org.whosaw.portal.demo.cast.Screen;
import org.whosaw.portal.demo.cast.Unit;
import org.whosaw.portal.demo.world.Handovers.Draft;
import org.whosaw.portal.demo.world.PlantedWrong.Kind;
import org.whosaw.portal.hospital.Directory.PatientEntry;
import org.whosaw.portal.hospital.PersonKind;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.hospital.withheld.Deferral;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.LegalBasis;
import org.whosaw.portal.kernel.Purpose;

/** Writes the contact-tracing sheets: who stands on them, who worked on them, where they went. */
final class Investigation {
    private static final int CONTACTS = 11;
    private static final Set<Element> SHEET =
            Set.of(
                    Element.NAME,
                    Element.ID_NUMBER,
                    Element.PHONE,
                    Element.ADDRESS,
                    Element.EMPLOYER,
                    Element.MOVEMENTS,
                    Element.CONTACTS);

    private final DemoOptions options;
    private final DemoStaff staff;
    private final InventedPeople people;
    private final SubjectKey storied;

    /**
     * Creates the writer.
     *
     * @param storied the mother who stands on the latest sheets as a contact
     */
    Investigation(DemoOptions options, DemoStaff staff, InventedPeople people, SubjectKey storied) {
        this.options = options;
        this.staff = staff;
        this.people = people;
        this.storied = storied;
    }

    /** One sheet: how old it is and what became of it. */
    private enum Sheet {
        /** Used, kept, destroyed as the law has it. */
        PROPER(100),
        /** Used lawfully and then sent into a chat group. */
        FORWARDED(16),
        /** So fresh that the law lets the notice wait. */
        DEFERRED(7),
        /** Kept beyond its time: nobody has shown that it was destroyed. */
        OVERDUE(80);

        private final int daysLeft;

        Sheet(int daysLeft) {
            this.daysLeft = daysLeft;
        }
    }

    /** Writes a day. */
    void write(int daysLeft, DayLog log, Handovers handovers, List<PatientEntry> patients) {
        for (Sheet sheet : Sheet.values()) {
            if (daysLeft == sheet.daysLeft) {
                open(sheet, log, handovers, patients);
            } else if (sheet == Sheet.FORWARDED && daysLeft == sheet.daysLeft - 2) {
                forward(log.day(), handovers);
            }
        }
    }

    private void open(Sheet sheet, DayLog log, Handovers handovers, List<PatientEntry> patients) {
        for (int i = 0; i < CONTACTS; i++) {
            patients.add(contact(sheet, i));
        }
        List<SubjectKey> subjects = subjects(sheet);
        Dice dice = Dice.at(options.seed(), 30, sheet.ordinal());
        for (int i = 0; i < 5; i++) {
            Member officer = staff.holding(Post.EPIDEMIOLOGIST, i);
            int second = dice.between(9 * 3_600, 16 * 3_600);
            Screen screen = i == 4 ? Screen.SHEET_EXPORT : Screen.SHEET;
            log.look(
                    second,
                    dice,
                    screen,
                    officer.in(DemoSystem.EPIDEMIOLOGY),
                    DemoTerminal.PUBLIC_HEALTH_1,
                    subjects);
        }
        LocalDate day = log.day();
        for (SubjectKey each : subjects) {
            log.doings()
                    .assigned(
                            each,
                            Unit.PUBLIC_HEALTH,
                            day.atTime(8, 0),
                            day.plusDays(2).atStartOfDay(),
                            staff.holding(Post.EPIDEMIOLOGIST, 0),
                            staff.holding(Post.EPIDEMIOLOGIST, 1));
        }
        boolean isDone = sheet == Sheet.PROPER;
        handovers.add(
                sheet(sheet, "lt", day, DemoRecipient.DISEASE_CONTROL, Purpose.PUBLIC_HEALTH)
                        .basis(LegalBasis.STATUTORY_DUTY, "传染病防治法")
                        .shown(SHEET, "file")
                        .until(day.plusDays(60))
                        .destroyed(isDone ? day.plusDays(58) : null)
                        .deferred(sheet == Sheet.DEFERRED ? deferral() : null));
    }

    private Deferral deferral() {
        return new Deferral(
                "个人信息保护法",
                "18",
                options.until().plusDays(20).atStartOfDay().toInstant(DemoOptions.OFFSET),
                "公共卫生科负责人");
    }

    private void forward(LocalDate day, Handovers handovers) {
        handovers.wrong(
                Kind.SHEET_FORWARDED,
                sheet(Sheet.FORWARDED, "zf", day, DemoRecipient.PROPERTY, Purpose.OTHER)
                        .shown(SHEET, "file")
                        .onwardOf("lt"));
    }

    private Draft sheet(
            Sheet sheet, String kind, LocalDate day, DemoRecipient recipient, Purpose purpose) {
        return new Draft(
                "sheet" + sheet.ordinal(),
                kind,
                day.atTime(17, 20).toInstant(DemoOptions.OFFSET),
                recipient,
                purpose,
                subjects(sheet));
    }

    private List<SubjectKey> subjects(Sheet sheet) {
        List<SubjectKey> subjects = new ArrayList<>();
        for (int i = 0; i < CONTACTS; i++) {
            subjects.add(SubjectKey.mrn(mrn(sheet, i)));
        }
        if (sheet == Sheet.FORWARDED || sheet == Sheet.DEFERRED) {
            subjects.add(storied);
        }
        return subjects;
    }

    /** Returns one who is no patient here and stands on the sheet that was kept too long. */
    PatientEntry overdueContact() {
        return contact(Sheet.OVERDUE, 0);
    }

    private static String mrn(Sheet sheet, int place) {
        return String.format("T%05d%03d", sheet.ordinal() + 1, place + 1);
    }

    private PatientEntry contact(Sheet sheet, int place) {
        long ordinal = options.patients() + 1_000L + sheet.ordinal() * 100L + place;
        return new PatientEntry(
                mrn(sheet, place),
                PersonKind.CONTACT,
                people.name(ordinal),
                InventedPeople.idNumber(ordinal),
                InventedPeople.otherPhone(ordinal),
                InventedPeople.birthDate(ordinal),
                null,
                null,
                null,
                List.of());
    }
}
