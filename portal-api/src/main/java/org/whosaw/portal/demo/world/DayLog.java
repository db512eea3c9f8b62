package org.whosaw.portal.demo.world;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccessAction;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.access.AccessOutcome;
import org.whosaw.portal.access.AccessorClaim;
import org.whosaw.portal.demo.cast.DemoStaff;
import org.whosaw.portal.demo.cast.DemoStaff.Member;
import org.whosaw.portal.demo.cast.DemoSystem;
import org.whosaw.portal.demo.cast.DemoTerminal;
import org.whosaw.portal.demo.cast.Dice;
import org.whosaw.portal.demo.cast.RoutineJob;
import org.whosaw.portal.demo.cast.Screen;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.Purpose;

/** Gathers the accesses of one day in any order and hands them out in order of time. */
final class DayLog {
    private static final int SECONDS = 86_400;

    private final LocalDate day;
    private final long startMicros;
    private final double rate;
    private final List<Look> looks = new ArrayList<>();
    private final Doings doings = new Doings();

    /**
     * Creates the log of a day.
     *
     * @param rate how much is written, 1 for an ordinary hospital
     */
    DayLog(LocalDate day, double rate) {
        this.day = day;
        this.rate = rate;
        startMicros = day.atStartOfDay(DemoOptions.OFFSET).toEpochSecond() * 1_000_000;
    }

    /** Returns what was done on the day, for whom. */
    Doings doings() {
        return doings;
    }

    LocalDate day() {
        return day;
    }

    /** One access that still lacks its number. */
    static final class Look {
        private final long micros;
        private final @Nullable Screen screen;
        private final DemoSystem system;
        private final AccessAction action;
        private final Set<Element> elements;
        private final Set<DataCategory> categories;
        private final AccessorClaim claim;
        private final @Nullable String terminal;
        private final String ip;
        private final List<SubjectKey> subjects;
        private Purpose purpose;
        private @Nullable String emergencyReason;
        private @Nullable String approvalId;
        private PlantedWrong.@Nullable Kind wrong;
        private List<String> wronged = List.of();

        private Look(
                long micros,
                Screen screen,
                AccessorClaim claim,
                @Nullable String terminal,
                String ip,
                List<SubjectKey> subjects) {
            this.micros = micros;
            this.screen = screen;
            this.system = screen.system();
            this.action = screen.action();
            this.purpose = screen.purpose();
            this.elements = screen.elements();
            this.categories = screen.categories();
            this.claim = claim;
            this.terminal = terminal;
            this.ip = ip;
            this.subjects = subjects;
        }

        private Look(long micros, RoutineJob job, List<SubjectKey> subjects) {
            this.micros = micros;
            this.screen = null;
            this.system = job.system();
            this.action = AccessAction.LIST;
            this.purpose = job.purpose();
            this.elements = job.elements();
            this.categories = Set.copyOf(Element.categoriesOf(elements));
            this.claim = DemoStaff.job(job.account(), job.unit());
            this.terminal = null;
            this.ip = "192.0.2.5";
            this.subjects = subjects;
        }

        Instant at() {
            return Instant.ofEpochSecond(
                    Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000);
        }

        /** Gives another purpose than the screen's own. */
        Look purpose(Purpose other) {
            purpose = other;
            return this;
        }

        /** Marks the emergency way. */
        Look emergency(String reason) {
            emergencyReason = reason;
            return this;
        }

        /** Adds the approval that a look at a child's data needs. */
        Look approval(String id) {
            approvalId = id;
            return this;
        }

        /** Marks it as planted wrong towards some of its subjects. */
        Look wrong(PlantedWrong.Kind kind, List<String> mrns) {
            wrong = kind;
            wronged = mrns;
            return this;
        }

        private AccessEvent numbered(long sequence) {
            return new AccessEvent(
                    system.code() + "-" + sequence,
                    sequence,
                    at(),
                    system.code(),
                    terminal,
                    ip,
                    claim,
                    action,
                    purpose,
                    categories,
                    elements,
                    emergencyReason != null,
                    emergencyReason,
                    approvalId,
                    AccessOutcome.SUCCESS,
                    subjects);
        }
    }

    /** Adds one access by a person at a terminal. */
    Look look(
            int second,
            Dice dice,
            Screen screen,
            AccessorClaim claim,
            DemoTerminal terminal,
            List<SubjectKey> subjects) {
        return add(
                new Look(
                        micros(second, dice),
                        screen,
                        claim,
                        terminal.code(),
                        terminal.ip(),
                        subjects));
    }

    /** Adds one access from an address that no terminal has. */
    Look lookFrom(
            String ip,
            int second,
            Dice dice,
            Screen screen,
            AccessorClaim claim,
            List<SubjectKey> subjects) {
        return add(new Look(micros(second, dice), screen, claim, null, ip, subjects));
    }

    /** Adds one run of a job. */
    void run(int second, Dice dice, RoutineJob job, List<SubjectKey> subjects) {
        add(new Look(micros(second, dice), job, subjects));
    }

    private long micros(int second, Dice dice) {
        int inDay = Math.max(0, Math.min(SECONDS - 1, second));
        return startMicros + inDay * 1_000_000L + dice.below(1_000_000);
    }

    private Look add(Look look) {
        looks.add(look);
        return look;
    }

    /**
     * Adds one sitting: somebody clicks through screens, some seconds apart, and ends before {@code
     * lastSecond}.
     *
     * @param clicks how many screens on an ordinary day
     */
    List<Look> sitting(
            Dice dice,
            Member member,
            Screen[] screens,
            int clicks,
            int firstSecond,
            int lastSecond,
            List<SubjectKey> subjects) {
        if (firstSecond >= lastSecond || rate < 1 && !dice.chance(rate)) {
            return List.of();
        }
        int count = Math.max(1, rate > 1 ? dice.about(clicks * rate) : clicks);
        int gap = Math.max(1, Math.min(55, (lastSecond - firstSecond) / (4 * count)));
        DemoTerminal terminal = dice.pick(DemoTerminal.of(member.post()));
        List<Look> sitting = new ArrayList<>(count);
        int second = firstSecond + dice.below(Math.max(1, (lastSecond - firstSecond) / 2));
        for (int i = 0; i < count; i++) {
            Screen screen = screens[dice.below(screens.length)];
            sitting.add(look(second, dice, screen, member.in(screen.system()), terminal, subjects));
            second += 1 + dice.below(2 * gap - 1);
        }
        return sitting;
    }

    /** Loses what one system would have handed out. */
    void silence(DemoSystem system) {
        looks.removeIf(each -> each.system == system);
    }

    /** Hands out the accesses in order of time, numbered on from {@code sequences}. */
    List<AccessEvent> events(EnumMap<DemoSystem, Long> sequences, List<PlantedWrong> wrongs) {
        looks.sort(Comparator.comparingLong(each -> each.micros));
        List<AccessEvent> events = new ArrayList<>(looks.size());
        for (Look look : looks) {
            long sequence = next(sequences, look.system);
            AccessEvent event = look.numbered(sequence);
            events.add(event);
            if (look.screen != null && look.wrong == null) {
                doings.done(event, look.screen);
            }
            if (look.wrong != null && !look.wronged.isEmpty()) {
                wrongs.add(
                        new PlantedWrong(
                                look.wrong, event.system(), event.sourceEventId(), look.wronged));
            }
        }
        return events;
    }

    /** Returns the next number of a system's own running count. */
    static long next(Map<DemoSystem, Long> sequences, DemoSystem system) {
        return sequences.merge(system, 1L, Long::sum);
    }
}
