package org.whosaw.portal.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.demo.DemoMarks.Mark;
import org.whosaw.portal.demo.world.DemoDay;
import org.whosaw.portal.demo.world.DemoOptions;
import org.whosaw.portal.demo.world.DemoWorld;
import org.whosaw.portal.disclosure.Provision;
import org.whosaw.portal.hospital.Directory.EncounterEntry;
import org.whosaw.portal.hospital.Directory.PatientEntry;
import org.whosaw.portal.hospital.HospitalFeature;
import org.whosaw.portal.hospital.HospitalRegistry.Hospital;
import org.whosaw.portal.hospital.UpsertAnswer;
import org.whosaw.portal.hospital.care.CareFactEntry;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.RecordAnswer;

/**
 * Fills a database with the demo world through the same doors that a hospital uses, batch by batch,
 * in flat memory. A fill that was cut off is taken up by the next call: what is there already
 * counts as known.
 */
public final class DemoFiller {
    /** The code of the demo hospital. */
    public static final String HOSPITAL = "demo";

    private static final int BATCH = 4_000;

    private final HospitalFeature hospitals;
    private final DemoFeed<AccessEvent> accesses;
    private final DemoFeed<Provision> provisions;
    private final DemoMarks marks;
    private final Clock clock;

    /** Creates the filler over the doors of an open house. */
    public DemoFiller(
            HospitalFeature hospitals,
            DemoFeed<AccessEvent> accesses,
            DemoFeed<Provision> provisions,
            DemoMarks marks,
            Clock clock) {
        this.hospitals = hospitals;
        this.accesses = accesses;
        this.provisions = provisions;
        this.marks = marks;
        this.clock = clock;
    }

    /**
     * Fills an empty database, goes on with one that was not finished, leaves a whole one alone.
     *
     * @return the world that is now there; an older one may differ from the one wanted
     * @throws PortalException when the database serves a real hospital, or the world would end in
     *     the future
     */
    public DemoWorld fill(DemoOptions wanted, DemoProgress progress) {
        Optional<Mark> found = marks.find();
        if (found.isEmpty()) {
            demandEmpty();
            demandPast(wanted);
        }
        Mark mark = found.orElseGet(() -> marks.put(wanted));
        DemoWorld world = new DemoWorld(mark.options());
        if (!mark.isFilled()) {
            HospitalId hospital = directory(world);
            pour(world, hospital, progress);
            marks.close();
        }
        return world;
    }

    /** Returns the hospital of the demo. */
    public HospitalId hospital() {
        return hospitals
                .hospitals()
                .find(HOSPITAL)
                .map(Hospital::id)
                .orElseThrow(() -> new IllegalStateException("the demo has no hospital yet"));
    }

    private void demandEmpty() {
        if (!hospitals.hospitals().all().isEmpty()) {
            throw new PortalException(DemoError.NOT_A_DEMO);
        }
    }

    private void demandPast(DemoOptions wanted) {
        LocalDate today = DemoOptions.today(clock);
        if (wanted.until().isAfter(today)) {
            throw new PortalException(DemoError.UNTIL_AHEAD, today.toString());
        }
    }

    private HospitalId directory(DemoWorld world) {
        Optional<Hospital> found = hospitals.hospitals().find(HOSPITAL);
        HospitalId hospital =
                found.map(Hospital::id)
                        .orElseGet(
                                () ->
                                        hospitals
                                                .hospitals()
                                                .add(
                                                        HOSPITAL,
                                                        DemoWorld.HOSPITAL,
                                                        DemoWorld.HOSPITAL_EN,
                                                        world.office(),
                                                        world.officePhone()));
        demandTaken(hospitals.directory().putSystems(hospital, world.systems()));
        demandTaken(hospitals.directory().putTerminals(hospital, world.terminals()));
        demandTaken(hospitals.directory().putRecipients(hospital, world.recipients()));
        demandTaken(hospitals.directory().putStaff(hospital, world.staff()));
        demandTaken(hospitals.directory().putAccounts(hospital, world.accounts()));
        return hospital;
    }

    private void pour(DemoWorld world, HospitalId hospital, DemoProgress progress) {
        long total = world.options().events();
        long done = 0;
        Pot pot = new Pot();
        progress.at(0, total);
        Iterator<DemoDay> days = world.iterator();
        while (days.hasNext()) {
            pot.add(days.next(), !days.hasNext());
            if (pot.events.size() >= BATCH || !days.hasNext()) {
                done += pot.events.size();
                write(hospital, pot);
                pot = pot.next();
                progress.at(Math.min(done, total - 1), total);
            }
        }
        // The roster that clears a name comes when the looks are on record.
        demandTaken(hospitals.careFacts().put(hospital, world.lateFacts()));
        progress.at(done, done);
    }

    /**
     * Some days together: large enough for a commit to be worth it. Looks lie a day behind the
     * facts, for what is written after midnight may explain a look before it.
     */
    private static final class Pot {
        private final List<PatientEntry> patients = new ArrayList<>();
        private final List<EncounterEntry> encounters = new ArrayList<>();
        private final List<CareFactEntry> facts = new ArrayList<>();
        private final List<AccessEvent> events = new ArrayList<>();
        private List<AccessEvent> held = List.of();
        private final List<Provision> provisions = new ArrayList<>();

        private Pot next() {
            Pot next = new Pot();
            next.held = held;
            return next;
        }

        private void add(DemoDay day, boolean last) {
            patients.addAll(day.patients());
            encounters.addAll(day.encounters());
            facts.addAll(day.careFacts());
            events.addAll(held);
            held = day.events();
            if (last) {
                events.addAll(held);
            }
            provisions.addAll(day.provisions());
        }
    }

    private void write(HospitalId hospital, Pot pot) {
        demandTaken(hospitals.patients().putPatients(hospital, pot.patients));
        demandTaken(hospitals.patients().putEncounters(hospital, pot.encounters));
        for (int from = 0; from < pot.facts.size(); from += BATCH) {
            int to = Math.min(pot.facts.size(), from + BATCH);
            demandTaken(hospitals.careFacts().put(hospital, pot.facts.subList(from, to)));
        }
        record(hospital, accesses, pot.events);
        record(hospital, provisions, pot.provisions);
    }

    private static <T> void record(HospitalId hospital, DemoFeed<T> feed, List<T> entries) {
        for (int from = 0; from < entries.size(); from += DemoFeed.MOST) {
            int to = Math.min(entries.size(), from + DemoFeed.MOST);
            for (RecordAnswer each : feed.record(hospital, entries.subList(from, to))) {
                if (each.status() == RecordAnswer.Status.REJECTED) {
                    throw new IllegalStateException("the demo world was refused: " + each.error());
                }
            }
        }
    }

    private static void demandTaken(List<UpsertAnswer> answers) {
        for (UpsertAnswer each : answers) {
            if (each.status() == UpsertAnswer.Status.REJECTED) {
                throw new IllegalStateException("the directory refused " + each.errors());
            }
        }
    }
}
