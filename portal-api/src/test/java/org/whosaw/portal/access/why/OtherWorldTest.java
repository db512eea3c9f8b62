package org.whosaw.portal.access.why;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.whosaw.portal.access.why.Look.Way;
import org.whosaw.portal.access.why.Viewer.Family;
import org.whosaw.portal.access.why.Viewer.Kind;
import org.whosaw.portal.demo.cast.Dice;
import org.whosaw.portal.hospital.care.CareFact;
import org.whosaw.portal.hospital.care.CareFactKind;
import org.whosaw.portal.hospital.care.StaffKey;
import org.whosaw.portal.kernel.Purpose;

/**
 * Tries the rules on worlds that have nothing in common with the demo: another hospital, other
 * habits, facts that are nothing but encounters with their teams, wrongs of other kinds.
 */
class OtherWorldTest {
    private static final long HOUR = 3_600_000_000L;
    private static final long DAY = 24 * HOUR;
    private static final String[] UNITS = {"ICU", "Surgery A", "Surgery B", "ED", "Clinic 4"};
    private static final int TEAM = 8;

    private final List<CareFact> facts = new ArrayList<>();
    private final List<Look> ordinary = new ArrayList<>();
    private final List<Look> wrong = new ArrayList<>();
    private long next = 1;

    @Property(tries = 60)
    void world_ofEncountersOnly_explainsTheOrdinaryAndNoWrongDirectly(
            @ForAll @LongRange(min = 0, max = 1L << 40) long seed) {
        facts.clear();
        ordinary.clear();
        wrong.clear();
        Dice dice = Dice.at(seed, 1);
        long at = 20_000 * DAY + dice.below(300) * DAY;
        for (int i = 0; i < dice.between(2, 6); i++) {
            at = encounter(dice, 1_000 * i, at + dice.between(3, 50) * DAY);
        }
        Rulebook rules = new Rulebook(facts);
        long explained =
                ordinary.stream()
                        .filter(look -> rules.explain(look).strength() != Strength.NONE)
                        .count();
        assertThat(explained).isGreaterThanOrEqualTo(ordinary.size() * 94L / 100);
        assertThat(wrong)
                .allSatisfy(
                        look ->
                                assertThat(rules.explain(look).strength())
                                        .isNotEqualTo(Strength.DIRECT));
    }

    /** Each encounter has people of its own, so that whoever cared once is a stranger later. */
    private long encounter(Dice dice, int people, long from) {
        int unit = dice.below(UNITS.length);
        boolean stays = dice.chance(0.6);
        long to = from + (stays ? dice.between(1, 20) * DAY : dice.between(1, 5) * HOUR);
        List<StaffKey> team = new ArrayList<>();
        for (int i = 0; i < dice.between(1, TEAM); i++) {
            team.add(staff(unit, people + i));
        }
        facts.add(
                new CareFact(
                        next++,
                        stays ? CareFactKind.ADMISSION : CareFactKind.VISIT,
                        from,
                        to,
                        UNITS[unit],
                        stays ? UNITS[unit] : null,
                        team));
        care(dice, unit, people, from, to, team);
        wrongs(dice, unit, people, from, to);
        return to;
    }

    /** The team, the unit's others, the services of the house, a job. */
    private void care(Dice dice, int unit, int people, long from, long to, List<StaffKey> team) {
        for (int i = 0; i < 60; i++) {
            long at = from + (long) ((to - from) * dice.real(0, 1));
            double who = dice.real(0, 1);
            if (who < 0.5) {
                ordinary.add(look(at, person(dice.pick(team), UNITS[unit]), Way.OPENED, 1));
            } else if (who < 0.8) {
                StaffKey key = staff(unit, people + TEAM + dice.below(20));
                ordinary.add(look(at, person(key, UNITS[unit]), Way.OPENED, 1));
            } else {
                ordinary.add(look(at, person(staff(90, dice.below(9)), "Lab"), Way.OPENED, 1));
            }
        }
    }

    private void wrongs(Dice dice, int unit, int people, long from, long to) {
        int other = (unit + 1 + dice.below(UNITS.length - 1)) % UNITS.length;
        long during = from + (to - from) / 2;
        Viewer stranger = person(staff(other, 900_000 + dice.below(9)), UNITS[other]);
        wrong.add(look(during, stranger, Way.OPENED, 1));
        wrong.add(
                look(
                        to + dice.between(60, 90) * DAY,
                        person(staff(unit, people), UNITS[unit]),
                        Way.OPENED,
                        1));
        wrong.add(look(during, person(staff(unit, people), UNITS[unit]), Way.TAKEN, 30));
        Viewer shared =
                new Viewer(staff(unit, people), Kind.SHARED, UNITS[unit], false, Family.NOBODY);
        wrong.add(look(during, shared, Way.LISTED, 24));
        Viewer vendor = new Viewer(staff(77, 1), Kind.PERSONAL, UNITS[unit], true, Family.NOBODY);
        wrong.add(look(during, vendor, Way.OPENED, 1));
        Viewer unlisted = new Viewer(staff(78, 1), Kind.OTHER_JOB, null, false, Family.NOBODY);
        wrong.add(look(during, unlisted, Way.TAKEN, 200));
        wrong.add(new Look(next++, during, stranger, Way.OPENED, Purpose.EMERGENCY, 1, true, true));
    }

    private Look look(long at, Viewer viewer, Way way, int subjects) {
        return new Look(next++, at, viewer, way, Purpose.UNKNOWN, subjects, true, false);
    }

    private static Viewer person(StaffKey key, String department) {
        return new Viewer(key, Kind.PERSONAL, department, false, Family.NOBODY);
    }

    private static StaffKey staff(int unit, int number) {
        return new StaffKey(unit, number);
    }
}
