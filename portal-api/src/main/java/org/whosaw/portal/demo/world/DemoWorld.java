package org.whosaw.portal.demo.world;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.demo.cast.DemoRecipient;
import org.whosaw.portal.demo.cast.DemoStaff;
import org.whosaw.portal.demo.cast.DemoSystem;
import org.whosaw.portal.demo.cast.DemoTerminal;
import org.whosaw.portal.demo.cast.Dice;
import org.whosaw.portal.demo.cast.InventedPeople;
import org.whosaw.portal.demo.cast.Post;
import org.whosaw.portal.demo.cast.Unit;
import org.whosaw.portal.demo.world.Journey.Visit;
import org.whosaw.portal.disclosure.Provision;
import org.whosaw.portal.hospital.Directory.AccountEntry;
import org.whosaw.portal.hospital.Directory.EncounterEntry;
import org.whosaw.portal.hospital.Directory.PatientEntry;
import org.whosaw.portal.hospital.Directory.RecipientEntry;
import org.whosaw.portal.hospital.Directory.StaffEntry;
import org.whosaw.portal.hospital.Directory.SystemEntry;
import org.whosaw.portal.hospital.Directory.TerminalEntry;
import org.whosaw.portal.hospital.care.CareFactEntry;

/**
 * Makes the demo hospital from its options: the directory at once, everything that happens day by
 * day in order of time. Holds only the women whom the hospital knows on the day at hand, so memory
 * stays flat however many events there are.
 */
public final class DemoWorld {
    /** The name of the hospital. */
    public static final String HOSPITAL = "市妇幼演示医院";

    /** The same in English. */
    public static final String HOSPITAL_EN = "Demo City Women and Children's Hospital";

    private final DemoOptions options;
    private final Pace pace;
    private final InventedPeople people;
    private final DemoStaff staff;
    private final JourneyPlanner planner;

    /** Creates the world; nothing is drawn yet but the staff. */
    public DemoWorld(DemoOptions options) {
        this.options = options;
        pace = new Pace(options.patients());
        people = new InventedPeople(options.seed());
        staff = new DemoStaff(people, options.patients());
        planner = new JourneyPlanner(options, pace, people);
    }

    /** Returns what the world was made from. */
    public DemoOptions options() {
        return options;
    }

    /** Returns the systems, each with the office that answers for it. */
    public List<SystemEntry> systems() {
        List<SystemEntry> systems = new ArrayList<>();
        for (DemoSystem each : DemoSystem.values()) {
            String custodian = staff.holding(Post.ENGINEER, each.ordinal()).entry().name();
            systems.add(each.entry(custodian));
        }
        systems.add(Outages.notCovered());
        return systems;
    }

    /** Returns the terminals. */
    public List<TerminalEntry> terminals() {
        List<TerminalEntry> terminals = new ArrayList<>();
        for (DemoTerminal each : DemoTerminal.values()) {
            terminals.add(each.entry());
        }
        return terminals;
    }

    /** Returns the staff, those of other employers among them. */
    public List<StaffEntry> staff() {
        return staff.members().stream().map(DemoStaff.Member::entry).toList();
    }

    /** Returns the accounts: personal, shared, of jobs. */
    public List<AccountEntry> accounts() {
        return staff.accounts();
    }

    /** Returns the outside parties. */
    public List<RecipientEntry> recipients() {
        List<RecipientEntry> recipients = new ArrayList<>();
        for (DemoRecipient each : DemoRecipient.values()) {
            recipients.add(each.entry(options.until()));
        }
        return recipients;
    }

    /** Returns the mother to whom a story happens. */
    public PatientEntry mother(Story story) {
        return planner.of(story).mother();
    }

    /** Returns one who is no patient: a contact on a sheet that was kept beyond its time. */
    public PatientEntry contact() {
        return new Investigation(options, staff, people, planner.of(Story.IN_WARD).key())
                .overdueContact();
    }

    /** Returns the mothers whom the hospital knows at the end, first delivery first. */
    public Iterator<PatientEntry> mothers() {
        return IntStream.range(0, options.patients())
                .mapToObj(planner::plan)
                .filter(each -> each.firstDay().isBefore(options.until()))
                .map(Journey::mother)
                .iterator();
    }

    /** Returns the desk of the hospital that answers patients. */
    public String office() {
        return Unit.RECORDS.office();
    }

    /** Returns the phone of that desk, in the fictional range. */
    public String officePhone() {
        return Unit.RECORDS.phone();
    }

    /** Returns how many days there are. */
    public int days() {
        return pace.days();
    }

    /** Returns the days from the first to the last; each call starts again at the first. */
    public Iterator<DemoDay> iterator() {
        return new Days();
    }

    /** Returns the facts that arrive when everything else is there, and clear a name. */
    public List<CareFactEntry> lateFacts() {
        return List.of(new LentNurse(staff).roster(planner.of(Story.PHOTOGRAPHER)));
    }

    private double rate() {
        return options.events() / (double) Pace.naturalEvents(options.patients());
    }

    /** Walks through the days with a window of the women known on each. */
    private final class Days implements Iterator<DemoDay> {
        private static final int SLACK = 7;

        private final EnumMap<DemoSystem, Long> sequences = new EnumMap<>(DemoSystem.class);
        private final Deque<Journey> window = new ArrayDeque<>();
        private final CareFacts facts = new CareFacts(staff, options.until());
        private final Investigation investigation =
                new Investigation(options, staff, people, planner.of(Story.IN_WARD).key());
        private int daysLeft = pace.days();
        private int nextNumber;

        @Override
        public boolean hasNext() {
            return daysLeft > 0;
        }

        @Override
        public DemoDay next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            LocalDate day = options.until().minusDays(daysLeft);
            DemoDay made = make(day, move());
            daysLeft--;
            return made;
        }

        private List<Journey> move() {
            while (nextNumber < options.patients()
                    && pace.deliveryDay(nextNumber) - Pace.FIRST_SEEN - SLACK <= -daysLeft) {
                window.add(planner.plan(nextNumber++));
            }
            while (!window.isEmpty()
                    && pace.deliveryDay(window.element().number()) + Pace.LAST_SEEN + SLACK
                            < -daysLeft) {
                window.remove();
            }
            LocalDate day = options.until().minusDays(daysLeft);
            return window.stream().filter(each -> !each.firstDay().isAfter(day)).toList();
        }

        private DemoDay make(LocalDate day, List<Journey> known) {
            DayLog log = new DayLog(day, rate());
            List<PatientEntry> patients = new ArrayList<>();
            List<EncounterEntry> encounters = new ArrayList<>();
            List<Provision> provisions = new ArrayList<>();
            List<PlantedWrong> wrongs = new ArrayList<>();
            Handovers handovers = new Handovers(day, sequences, provisions, wrongs);
            for (Journey each : known) {
                CareFacts.register(each, day, patients);
                facts.begin(each, day, encounters);
                look(log, each);
                handovers.write(options.seed(), each);
            }
            long at = day.toEpochDay();
            new SharedScreens(staff, log, Dice.at(options.seed(), 40, at), known).write(daysLeft);
            new Mischief(staff, log, Dice.at(options.seed(), 50, at), known).write(daysLeft);
            investigation.write(daysLeft, log, handovers, patients);
            Outages.of(daysLeft, log, sequences);
            List<AccessEvent> events = log.events(sequences, wrongs);
            return new DemoDay(
                    day, patients, encounters, log.doings().facts(), events, provisions, wrongs);
        }

        private void look(DayLog log, Journey journey) {
            LocalDate day = log.day();
            Dice dice = Dice.at(options.seed(), 60, journey.number(), day.toEpochDay());
            for (Visit visit : journey.visits()) {
                if (visit.day().equals(day)) {
                    new ClinicDay(staff, log).write(dice, journey, visit);
                }
            }
            if (journey.stay().covers(day)) {
                new WardDay(staff, log, dice, journey).write();
            } else if (day.equals(journey.stay().discharged().toLocalDate().plusDays(2))) {
                WardDay.coding(staff, log, dice, journey);
            }
        }
    }
}
