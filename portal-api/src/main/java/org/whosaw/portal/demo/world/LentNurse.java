package org.whosaw.portal.demo.world;

import static org.whosaw.portal.demo.cast.Screen.CHART;
import static org.whosaw.portal.demo.cast.Screen.ORDERS;
import static org.whosaw.portal.demo.cast.Screen.VITALS;

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
import org.whosaw.portal.hospital.care.CareFactEntry;

/**
 * A nurse of the second ward helps out in the first for an evening. The roster that says so arrives
 * days later: until then her looks match nothing but the day.
 */
final class LentNurse {
    private static final int EVENING = 19 * 3_600 + 1_500;
    private static final Screen[] SCREENS = {CHART, VITALS, ORDERS};

    private final DemoStaff staff;

    LentNurse(DemoStaff staff) {
        this.staff = staff;
    }

    private static LocalDate evening(Journey journey) {
        return journey.stay().delivered().toLocalDate().plusDays(1);
    }

    private Member nurse(Journey journey) {
        return staff.onDuty(Post.WARD_2_NURSE, evening(journey), Shift.EVENING).get(0);
    }

    /** Writes her looks, when the day is the one. */
    void write(DayLog log, Dice dice, Journey journey) {
        if (journey.story() != Story.PHOTOGRAPHER || !log.day().equals(evening(journey))) {
            return;
        }
        Member nurse = nurse(journey);
        int second = EVENING;
        for (Screen each : SCREENS) {
            log.look(
                    second,
                    dice,
                    each,
                    nurse.in(DemoSystem.RECORD),
                    DemoTerminal.WARD_1_STATION,
                    List.of(journey.key()));
            second += 40;
        }
    }

    /** Returns the roster's late line. */
    CareFactEntry roster(Journey journey) {
        LocalDate day = evening(journey);
        return Doings.lasting(
                "assignment",
                journey.mother().mrn(),
                journey.stay().ward(),
                day.atTime(16, 0),
                day.plusDays(1).atStartOfDay(),
                nurse(journey));
    }
}
