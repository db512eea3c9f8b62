package org.whosaw.portal.demo.world;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.whosaw.portal.access.AccessorClaim;
import org.whosaw.portal.demo.cast.DemoStaff;
import org.whosaw.portal.demo.cast.DemoStaff.Member;
import org.whosaw.portal.demo.cast.DemoSystem;
import org.whosaw.portal.demo.cast.DemoTerminal;
import org.whosaw.portal.demo.cast.Dice;
import org.whosaw.portal.demo.cast.Post;
import org.whosaw.portal.demo.cast.RoutineJob;
import org.whosaw.portal.demo.cast.Screen;
import org.whosaw.portal.demo.cast.Shift;
import org.whosaw.portal.demo.cast.Unit;
import org.whosaw.portal.demo.world.Journey.Visit;
import org.whosaw.portal.demo.world.PlantedWrong.Kind;
import org.whosaw.portal.hospital.SubjectKey;

/** Writes the screens that show many women at once: the queue, ward lists, routine jobs. */
final class SharedScreens {
    /** How many women one page of the queue shows. */
    static final int PAGE = 24;

    private static final int ROOM_FOR_QUEUE_DAYS = 75;
    private static final Set<Integer> NIGHTS = Set.of(5, 12, 19, 33, 47);

    private final DemoStaff staff;
    private final DayLog log;
    private final Dice dice;
    private final List<Journey> journeys;

    /**
     * Creates the writer of one day.
     *
     * @param journeys everyone the hospital knows on that day
     */
    SharedScreens(DemoStaff staff, DayLog log, Dice dice, List<Journey> journeys) {
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
        List<SubjectKey> queue = queue();
        if (!queue.isEmpty()) {
            if (isScanDay(log.day())) {
                byDay(queue);
                dawn(queue);
            }
            if (NIGHTS.contains(daysLeft) || daysLeft > 50 && dice.chance(0.015)) {
                night(queue);
            }
        }
        wards();
    }

    static boolean isScanDay(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.TUESDAY || day.getDayOfWeek() == DayOfWeek.FRIDAY;
    }

    /** Returns whom the queue holds, by the time of the next scan. */
    private List<SubjectKey> queue() {
        record Waiting(Journey journey, Visit visit) {}
        List<Waiting> waiting = new ArrayList<>();
        LocalDate last = log.day().plusDays(ROOM_FOR_QUEUE_DAYS);
        for (Journey each : journeys) {
            Visit next = each.nextScan(log.day());
            if (next != null && next.day().isBefore(last)) {
                waiting.add(new Waiting(each, next));
            }
        }
        waiting.sort(
                Comparator.comparing((Waiting each) -> each.visit.day())
                        .thenComparing(each -> each.visit.minute())
                        .thenComparing(each -> each.journey.number()));
        return waiting.stream().map(each -> each.journey.key()).toList();
    }

    private static List<SubjectKey> page(List<SubjectKey> queue, int page) {
        int pages = Math.max(1, queue.size() / PAGE);
        int from = Math.floorMod(page, pages) * PAGE;
        return queue.subList(from, Math.min(queue.size(), from + PAGE));
    }

    private void byDay(List<SubjectKey> queue) {
        List<Member> nurses = staff.onDuty(Post.TRIAGE_NURSE, log.day(), Shift.DAY);
        int looks = dice.between(2, 3) + Math.min(60, queue.size() / 60);
        for (int i = 0; i < looks; i++) {
            Member nurse = dice.pick(nurses);
            log.look(
                    dice.between(7 * 3_600 + 2_400, 17 * 3_600),
                    dice,
                    Screen.QUEUE_PAGE,
                    nurse.in(DemoSystem.QUEUE),
                    desk(),
                    page(queue, dice.chance(0.8) ? 0 : 1));
        }
    }

    /** Before the doors open somebody prepares the day on the shared account: nothing wrong. */
    private void dawn(List<SubjectKey> queue) {
        if (dice.chance(0.35)) {
            log.look(
                    dice.between(6 * 3_600 + 1_800, 7 * 3_600 + 1_800),
                    dice,
                    Screen.QUEUE_PAGE,
                    DemoStaff.sharedQueueAccount(),
                    DemoTerminal.QUEUE_DESK_2,
                    page(queue, 0));
        }
    }

    /** Somebody who knows the shared account leafs through everything and prints a page. */
    private void night(List<SubjectKey> queue) {
        AccessorClaim shared = DemoStaff.sharedQueueAccount();
        int second = dice.between(3_600, 3 * 3_600);
        int pages = Math.min(20, Math.max(2, queue.size() / PAGE + 1));
        for (int i = 0; i < pages; i++) {
            List<SubjectKey> page = page(queue, i);
            second += dice.between(25, 120);
            nightLook(second, Screen.QUEUE_PAGE, shared, page);
            if (i == 0) {
                nightLook(second + 15, Screen.QUEUE_PRINT, shared, page);
            }
        }
    }

    private void nightLook(
            int second, Screen screen, AccessorClaim claim, List<SubjectKey> subjects) {
        log.look(second, dice, screen, claim, DemoTerminal.QUEUE_DESK_1, subjects)
                .wrong(Kind.QUEUE_AT_NIGHT, subjects.stream().map(SubjectKey::value).toList());
    }

    private DemoTerminal desk() {
        return dice.pick(DemoTerminal.of(Post.TRIAGE_NURSE));
    }

    private void wards() {
        List<SubjectKey> everyone = new ArrayList<>();
        for (Unit ward : List.of(Unit.WARD_1, Unit.WARD_2)) {
            List<SubjectKey> lying = new ArrayList<>();
            for (Journey each : journeys) {
                if (each.stay().ward() == ward && each.stay().covers(log.day())) {
                    lying.add(each.key());
                }
            }
            if (!lying.isEmpty()) {
                wardLists(ward, lying);
                everyone.addAll(lying);
            }
        }
        if (!everyone.isEmpty()) {
            for (RoutineJob job : RoutineJob.values()) {
                log.run(job.hour() * 3_600 + dice.below(600), dice, job, everyone);
            }
        }
    }

    private void wardLists(Unit ward, List<SubjectKey> lying) {
        Post post = ward == Unit.WARD_1 ? Post.WARD_1_NURSE : Post.WARD_2_NURSE;
        for (Shift shift : Shift.values()) {
            Member leader = staff.onDuty(post, log.day(), shift).get(0);
            for (int i = 0; i < 2; i++) {
                log.look(
                        shift.fromMinute() * 60 + dice.between(300, 25_000),
                        dice,
                        Screen.WARD_LIST,
                        leader.in(DemoSystem.RECORD),
                        DemoTerminal.of(post).get(0),
                        lying);
            }
        }
    }
}
