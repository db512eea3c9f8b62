package org.whosaw.portal.demo.world;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.demo.cast.Dice;
import org.whosaw.portal.demo.cast.InventedPeople;
import org.whosaw.portal.demo.cast.Unit;
import org.whosaw.portal.demo.world.Journey.Outcome;
import org.whosaw.portal.demo.world.Journey.Stay;
import org.whosaw.portal.demo.world.Journey.Visit;
import org.whosaw.portal.hospital.Directory.IdentifierEntry;
import org.whosaw.portal.hospital.Directory.PatientEntry;
import org.whosaw.portal.hospital.PersonKind;

/** Plans each mother's way from her number alone. Immutable, safe for threads. */
final class JourneyPlanner {
    private static final int[] WEEKS_BEFORE = {28, 24, 20, 16, 12, 10, 8, 6, 4, 3, 2, 1};
    private static final boolean[] WITH_SCAN = {
        true, false, true, false, true, false, false, true, false, false, true, false
    };
    private static final List<Unit> PROTECTED =
            List.of(Unit.REPRODUCTION, Unit.INFECTION, Unit.PSYCHOLOGY, Unit.GENETICS);

    private final long seed;
    private final LocalDate until;
    private final Pace pace;
    private final InventedPeople people;
    private final Map<Integer, Story> stories = new HashMap<>();
    private final Map<Story, Integer> numbers = new EnumMap<>(Story.class);

    JourneyPlanner(DemoOptions options, Pace pace, InventedPeople people) {
        this.seed = options.seed();
        this.until = options.until();
        this.pace = pace;
        this.people = people;
        for (Story story : Story.values()) {
            if (story != Story.NONE) {
                place(story, options.patients());
            }
        }
    }

    private void place(Story story, int patients) {
        int number = pace.nearest(story.deliveryDay());
        while (stories.containsKey(number)) {
            number = (number + 1) % patients;
        }
        stories.put(number, story);
        numbers.put(story, number);
    }

    /** Returns the mother to whom a story happens. */
    Journey of(Story story) {
        Integer number = numbers.get(story);
        if (number == null) {
            throw new IllegalArgumentException("nobody has the story " + story);
        }
        return plan(number);
    }

    /** Returns the whole way of the mother with this number. */
    Journey plan(int number) {
        Dice dice = Dice.at(seed, 10, number);
        Story story = stories.getOrDefault(number, Story.NONE);
        Stay stay = stay(number, story, dice);
        PatientEntry mother = mother(number);
        return new Journey(
                number,
                story,
                mother,
                children(mother, story, stay, dice),
                companion(number, mother, story, dice),
                visits(story, stay, dice),
                stay,
                story == Story.NONE && dice.chance(0.3),
                dice.chance(0.85));
    }

    private Stay stay(int number, Story story, Dice dice) {
        LocalDateTime delivered = delivery(number, story, dice);
        boolean isSurgical = story == Story.TWINS || story == Story.NONE && dice.chance(0.3);
        int before = dice.between(5, 26);
        int after = dice.between(44, 56) + (isSurgical ? dice.between(40, 60) : 0);
        LocalDateTime discharge = delivered.plusHours(after).withHour(dice.between(10, 15));
        return new Stay(
                story == Story.PHOTOGRAPHER || story == Story.IN_WARD || dice.chance(0.5)
                        ? Unit.WARD_1
                        : Unit.WARD_2,
                delivered.minusHours(before),
                delivered,
                discharge,
                outcome(story),
                dice.real(0.8, 1.3) * (isSurgical ? 1.15 : 1));
    }

    private LocalDateTime delivery(int number, Story story, Dice dice) {
        double day =
                story == Story.NONE
                        ? pace.deliveryDay(number)
                                + dice.real(-0.5, 0.5) * Math.min(2, pace.spacing(number))
                        : story.deliveryDay();
        return until.atStartOfDay().plusMinutes(Math.round(day * 1_440));
    }

    private static Outcome outcome(Story story) {
        return switch (story) {
            case LOSS -> Outcome.LOSS;
            case STILLBIRTH -> Outcome.STILLBIRTH;
            default -> Outcome.LIVE_BIRTH;
        };
    }

    private PatientEntry mother(int number) {
        return new PatientEntry(
                mrn(number, 0),
                PersonKind.PATIENT,
                people.name(number),
                InventedPeople.idNumber(number),
                people.motherPhone(number),
                InventedPeople.birthDate(number),
                "female",
                null,
                null,
                List.of(new IdentifierEntry("demo-health-card", "JKK" + mrn(number, 0))));
    }

    /** Returns the record number of a mother (0), her children (1…) or her companion (9). */
    static String mrn(int number, int place) {
        return String.format("D%08d", number * 10L + place);
    }

    private static List<PatientEntry> children(
            PatientEntry mother, Story story, Stay stay, Dice dice) {
        if (stay.outcome() == Outcome.LOSS) {
            return List.of();
        }
        List<String> sexes = new ArrayList<>();
        for (int i = 0; i < (story == Story.TWINS ? 2 : 1); i++) {
            sexes.add(dice.chance(0.49) ? "female" : "male");
        }
        List<String> names = InventedPeople.childNames(mother.name(), sexes);
        List<PatientEntry> children = new ArrayList<>();
        for (int i = 0; i < sexes.size(); i++) {
            children.add(
                    new PatientEntry(
                            mother.mrn().substring(0, 8) + (i + 1),
                            PersonKind.NEWBORN,
                            names.get(i),
                            null,
                            null,
                            stay.delivered().toLocalDate(),
                            sexes.get(i),
                            mother.mrn(),
                            stay.outcome() == Outcome.STILLBIRTH
                                    ? stay.delivered().toInstant(DemoOptions.OFFSET)
                                    : null,
                            List.of()));
        }
        return children;
    }

    private @Nullable PatientEntry companion(
            int number, PatientEntry mother, Story story, Dice dice) {
        boolean isShared = story == Story.SHARED_PHONE;
        if (!story.hasCompanion() && !dice.chance(0.15)) {
            return null;
        }
        return new PatientEntry(
                mrn(number, 9),
                PersonKind.COMPANION,
                people.name(InventedPeople.distinctNames() / 2 + (long) number),
                null,
                isShared ? mother.phone() : InventedPeople.otherPhone(number),
                null,
                null,
                null,
                null,
                List.of());
    }

    private static List<Visit> visits(Story story, Stay stay, Dice dice) {
        List<Visit> visits = new ArrayList<>();
        LocalDate delivered = stay.delivered().toLocalDate();
        int weeksShort = story == Story.LOSS ? 19 : 0;
        for (int i = 0; i < WEEKS_BEFORE.length; i++) {
            int weeks = WEEKS_BEFORE[i] - weeksShort;
            if (weeks > 0) {
                visits.add(
                        visit(
                                delivered.minusDays(weeks * 7L + dice.between(-2, 2)),
                                WITH_SCAN[i],
                                dice));
            }
        }
        if (dice.chance(0.25)) {
            LocalDate day = weekday(visits.get(0).day().plusDays(dice.between(5, 30)));
            visits.add(new Visit(day, dice.between(500, 680), false, dice.pick(PROTECTED)));
        }
        visits.add(visit(delivered.plusDays(42), true, dice));
        visits.removeIf(each -> stay.covers(each.day()));
        Collections.sort(visits, (a, b) -> a.day().compareTo(b.day()));
        return List.copyOf(visits);
    }

    private static Visit visit(LocalDate day, boolean hasScan, Dice dice) {
        LocalDate open = hasScan ? scanDay(day) : weekday(day);
        int minute = dice.chance(0.7) ? dice.between(490, 690) : dice.between(840, 980);
        return new Visit(open, minute, hasScan, Unit.CLINIC);
    }

    private static LocalDate weekday(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.minusDays(1);
            case SUNDAY -> day.plusDays(1);
            default -> day;
        };
    }

    /** Returns the nearest day on which the ultrasound room sees pregnant women. */
    private static LocalDate scanDay(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case MONDAY, WEDNESDAY -> day.plusDays(day.getDayOfWeek() == DayOfWeek.MONDAY ? 1 : -1);
            case THURSDAY -> day.plusDays(1);
            case SATURDAY -> day.minusDays(1);
            case SUNDAY -> day.plusDays(2);
            default -> day;
        };
    }
}
