package org.whosaw.portal.demo.world;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.whosaw.portal.access.AccessorClaim;
import org.whosaw.portal.access.AccountKind;
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
import org.whosaw.portal.demo.world.Journey.Outcome;
import org.whosaw.portal.demo.world.Journey.Stay;
import org.whosaw.portal.demo.world.PlantedWrong.Kind;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.kernel.Purpose;

/** Writes what outsiders on site do, and what should not happen at all. */
final class Mischief {
    private static final int INTERFACE_DAY = 4;
    private static final int INTERFACE_EVERY = 91;
    private static final String ABROAD = "203.0.113.77";
    private static final List<Post> STRANGERS =
            List.of(Post.WARD_1_NURSE, Post.WARD_2_NURSE, Post.SONOGRAPHER, Post.CASHIER);
    private static final Screen[] CURIOUS = {
        Screen.SEARCH_PATIENT, Screen.CHART, Screen.IDENTITY_PAGE, Screen.NOTES
    };

    private final DemoStaff staff;
    private final DayLog log;
    private final Dice dice;
    private final List<Journey> journeys;

    /**
     * Creates the writer of one day.
     *
     * @param journeys everyone the hospital knows on that day
     */
    Mischief(DemoStaff staff, DayLog log, Dice dice, List<Journey> journeys) {
        this.staff = staff;
        this.log = log;
        this.dice = dice;
        this.journeys = journeys;
    }

    /**
     * Writes the day.
     *
     * @param daysLeft how many days before the end of the world it lies, 1 for the last
     */
    void write(int daysLeft) {
        LocalDate day = log.day();
        if (!DemoStaff.isWeekend(day)) {
            clerk(Screen.BIRTH_LIST, Kind.CLERK_WITHOUT_BOOKING, 10 * 3_600, 3);
        }
        if (day.getDayOfWeek() == DayOfWeek.FRIDAY) {
            clerk(Screen.BIRTH_EXPORT, Kind.CLERK_EXPORT, 17 * 3_600 + 900, 7);
        }
        if (daysLeft % INTERFACE_EVERY == INTERFACE_DAY) {
            openInterface();
        }
        if (day.getDayOfMonth() == 15) {
            maintenance();
        }
        for (Journey journey : journeys) {
            if (journey.stay().covers(day)) {
                personal(journey);
            }
        }
    }

    /** The agency's clerk lists the births of the last days in the ward where she is stationed. */
    private void clerk(Screen screen, Kind kind, int second, int days) {
        List<Journey> births = new ArrayList<>();
        for (Journey each : journeys) {
            if (each.stay().ward() == Unit.WARD_1 && isRecentBirth(each, days)) {
                births.add(each);
            }
        }
        if (births.isEmpty()) {
            return;
        }
        Member clerk = staff.holding(Post.AGENCY_CLERK, 0);
        List<String> wronged =
                births.stream()
                        .filter(each -> !each.hasBookedAgency())
                        .map(each -> each.mother().mrn())
                        .toList();
        log.look(
                        second + dice.below(1_800),
                        dice,
                        screen,
                        clerk.in(DemoSystem.NEWBORN),
                        DemoTerminal.WARD_1_AGENCY,
                        family(births))
                .wrong(kind, wronged);
    }

    private boolean isRecentBirth(Journey journey, int days) {
        LocalDate born = journey.stay().delivered().toLocalDate();
        return journey.stay().outcome() == Outcome.LIVE_BIRTH
                && born.isBefore(log.day())
                && !born.isBefore(log.day().minusDays(days));
    }

    private static List<SubjectKey> family(List<Journey> journeys) {
        return journeys.stream().flatMap(each -> each.familyKeys().stream()).toList();
    }

    /** An interface that should have asked who is calling gives a month's births to an address. */
    private void openInterface() {
        List<Journey> births = journeys.stream().filter(each -> isRecentBirth(each, 30)).toList();
        AccessorClaim nobody =
                new AccessorClaim("api", null, null, null, null, null, null, AccountKind.UNKNOWN);
        int second = 4 * 3_600 + dice.below(900);
        for (Journey each : births) {
            second += dice.between(1, 3);
            log.lookFrom(ABROAD, second, dice, Screen.BIRTH_EXPORT, nobody, each.familyKeys())
                    .purpose(Purpose.UNKNOWN)
                    .wrong(
                            Kind.OPEN_INTERFACE,
                            each.familyKeys().stream().map(SubjectKey::value).toList());
        }
    }

    /** The vendor's engineer takes a file of results away to look for a fault: in order. */
    private void maintenance() {
        List<SubjectKey> lying =
                journeys.stream()
                        .filter(each -> each.stay().covers(log.day()))
                        .map(Journey::key)
                        .toList();
        if (!lying.isEmpty()) {
            Member engineer = staff.onDuty(Post.VENDOR_ENGINEER, log.day(), Shift.DAY).get(0);
            log.look(
                    15 * 3_600 + dice.below(3_000),
                    dice,
                    Screen.LAB_EXPORT,
                    engineer.in(DemoSystem.LABORATORY),
                    DemoTerminal.VENDOR_REMOTE,
                    lying);
        }
    }

    private void personal(Journey journey) {
        Stay stay = journey.stay();
        LocalDate day = log.day();
        if (journey.story() == Story.IN_WARD && day.equals(stay.delivered().toLocalDate())) {
            offShift(journey);
        } else if (journey.story() == Story.NONE && dice.chance(0.05)) {
            curious(journey);
        } else if (journey.story() == Story.NONE && dice.chance(0.01)) {
            for (Look each : glance(stranger(journey), journey, 13 * 3_600)) {
                each.emergency("紧急").wrong(Kind.EMERGENCY_MISUSED, mrn(journey));
            }
        }
    }

    private void curious(Journey journey) {
        Member member = stranger(journey);
        int second = dice.between(8 * 3_600, 23 * 3_600);
        boolean works = DemoStaff.works(member, log.day(), Shift.at(second / 60));
        for (Look each : glance(member, journey, second)) {
            each.wrong(works ? Kind.CURIOUS : Kind.OFF_SHIFT, mrn(journey));
        }
    }

    /** Late in the evening a nurse of the other ward looks, who is not on duty. */
    private void offShift(Journey journey) {
        for (Member each : staff.holding(Post.WARD_2_NURSE)) {
            if (!DemoStaff.works(each, log.day(), Shift.EVENING)) {
                int second = 22 * 3_600 + 2_400;
                for (Look look : glance(each, journey, second)) {
                    look.wrong(Kind.OFF_SHIFT, mrn(journey));
                }
                return;
            }
        }
    }

    private Member stranger(Journey journey) {
        Post post = dice.pick(STRANGERS);
        boolean isOwnWard = post.unit() == journey.stay().ward() && post.unit() != Unit.ULTRASOUND;
        Post other =
                isOwnWard
                        ? post == Post.WARD_1_NURSE ? Post.WARD_2_NURSE : Post.WARD_1_NURSE
                        : post;
        // Nobody who has a part in her care is a stranger to her.
        List<Member> strangers =
                staff.holding(other).stream().filter(each -> !serves(each, journey)).toList();
        return dice.pick(strangers);
    }

    private static boolean serves(Member member, Journey journey) {
        int turn = Math.floorMod(journey.number() - member.index(), member.post().count());
        return switch (member.post()) {
            case SONOGRAPHER -> turn == 0;
            // The one at the admission and the next at the discharge.
            case CASHIER -> turn == 0 || turn == member.post().count() - 1;
            default -> false;
        };
    }

    private List<Look> glance(Member member, Journey journey, int second) {
        List<Look> looks = new ArrayList<>();
        DemoTerminal terminal = dice.pick(DemoTerminal.of(member.post()));
        int at = second;
        int count = dice.between(2, CURIOUS.length);
        for (int i = 0; i < count; i++) {
            looks.add(
                    log.look(
                            at,
                            dice,
                            CURIOUS[i],
                            member.in(CURIOUS[i].system()),
                            terminal,
                            List.of(journey.key())));
            at += dice.between(8, 50);
        }
        return looks;
    }

    private static List<String> mrn(Journey journey) {
        return List.of(journey.mother().mrn());
    }
}
