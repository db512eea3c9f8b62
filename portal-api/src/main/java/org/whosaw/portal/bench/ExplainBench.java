package org.whosaw.portal.bench;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.demo.world.DemoDay;
import org.whosaw.portal.demo.world.DemoOptions;
import org.whosaw.portal.demo.world.DemoWorld;
import org.whosaw.portal.demo.world.PlantedWrong;
import org.whosaw.portal.hospital.Directory.EncounterEntry;
import org.whosaw.portal.hospital.Directory.PatientEntry;
import org.whosaw.portal.hospital.HospitalFeature;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.hospital.care.CareFactEntry;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.RecordAnswer;

/**
 * Measures how well and how fast looks are explained: fills a database with the demo world through
 * the ordinary doors, explains every access of every person from that database, and compares with
 * what the generator planted. The truth never enters the database.
 */
public final class ExplainBench {
    private static final int BATCH = 5_000;
    private static final long TELL_EVERY = 200_000;

    private final BenchHouse house;
    private final DemoWorld world;
    private final BenchReport report;
    private final Consumer<String> out;
    private final Map<Long, Map<PersonId, PlantedWrong.Kind>> planted = new HashMap<>();
    private final List<PersonId> persons = new ArrayList<>();
    private long recorded;
    private long told;

    /**
     * Creates a run.
     *
     * @param seed of the world; another one is another world
     */
    public ExplainBench(
            BenchHouse house, long events, long seed, Clock clock, Consumer<String> out) {
        this.house = house;
        this.world = new DemoWorld(DemoOptions.of(clock, seed, null, null, events));
        this.report = new BenchReport(out);
        this.out = out;
    }

    /** Runs everything and prints the tables; says whether every bar was reached. */
    public boolean run() {
        HospitalId hospital = register();
        long before = System.nanoTime();
        fill(hospital);
        double filling = (System.nanoTime() - before) / 1e9;
        report.add(Figure.of("filled, facts and log together", recorded / filling, "events/s"));
        Confusion confusion = new Confusion();
        explain(new Confusion(), Math.min(persons.size(), 200));
        before = System.nanoTime();
        explain(confusion, persons.size());
        double seconds = (System.nanoTime() - before) / 1e9;
        confusion.print(out);
        figures(confusion, confusion.all() / seconds);
        report.print();
        return report.figures().stream().allMatch(Figure::reached);
    }

    private void figures(Confusion confusion, double rate) {
        report.add(Figure.of("accesses explained", confusion.all(), "looks at a person"));
        report.add(new Figure("read, explained and worded", rate, "accesses/s", 0, 20_000, false));
        report.add(
                Figure.of(
                        "ordinary, one of many on a list too: direct or near",
                        100 * confusion.explainedWithLists(),
                        "%"));
        report.add(
                new Figure(
                        "ordinary, direct or near",
                        100 * confusion.explained(),
                        "%",
                        0,
                        94,
                        false));
        report.add(Figure.of("ordinary, direct alone", 100 * confusion.direct(), "%"));
        report.add(
                new Figure(
                        "direct that is ordinary", 100 * confusion.precision(), "%", 0, 99, false));
        report.add(
                Figure.atMost("planted that is direct", confusion.plantedDirect(), "accesses", .5));
    }

    private void explain(Confusion confusion, int many) {
        for (PersonId person : persons.subList(0, many)) {
            house.access()
                    .survey()
                    .of(
                            person,
                            (event, answer, sentence) ->
                                    confusion.add(
                                            answer,
                                            planted.getOrDefault(event, Map.of()).get(person)));
        }
    }

    private HospitalId register() {
        HospitalFeature hospitals = house.hospital();
        HospitalId hospital =
                hospitals.hospitals().add("explain", DemoWorld.HOSPITAL, null, null, null);
        hospitals.directory().putSystems(hospital, world.systems());
        hospitals.directory().putTerminals(hospital, world.terminals());
        hospitals.directory().putRecipients(hospital, world.recipients());
        hospitals.directory().putStaff(hospital, world.staff());
        hospitals.directory().putAccounts(hospital, world.accounts());
        return hospital;
    }

    private void fill(HospitalId hospital) {
        List<AccessEvent> held = List.of();
        List<AccessEvent> due = new ArrayList<>();
        List<CareFactEntry> facts = new ArrayList<>();
        List<EncounterEntry> encounters = new ArrayList<>();
        Map<String, PlantedWrong> wrongs = new HashMap<>();
        Iterator<DemoDay> days = world.iterator();
        while (days.hasNext()) {
            DemoDay day = days.next();
            persons(hospital, day);
            encounters.addAll(day.encounters());
            facts.addAll(day.careFacts());
            day.wrongs().forEach(each -> wrongs.put(name(each), each));
            // Looks lie a day behind the facts: a note after midnight may explain them.
            due.addAll(held);
            held = day.events();
            if (due.size() >= BATCH || !days.hasNext()) {
                due.addAll(days.hasNext() ? List.of() : held);
                house.hospital().patients().putEncounters(hospital, encounters);
                facts(hospital, facts);
                record(hospital, due, wrongs);
                due.clear();
                facts.clear();
                encounters.clear();
            }
        }
    }

    private static String name(PlantedWrong wrong) {
        return wrong.system() + ' ' + wrong.sourceEventId();
    }

    private void persons(HospitalId hospital, DemoDay day) {
        List<PatientEntry> bare = day.patients().stream().map(ExplainBench::bare).toList();
        house.hospital().patients().putPatients(hospital, bare).stream()
                .map(each -> each.subject())
                .filter(each -> each != null)
                .forEach(persons::add);
    }

    /** Leaves out what only a demo may hold: id numbers of no real area. */
    private static PatientEntry bare(PatientEntry entry) {
        return new PatientEntry(
                entry.mrn(),
                entry.kind(),
                entry.name(),
                null,
                null,
                entry.birthDate(),
                entry.sex(),
                entry.newbornOf(),
                entry.deceasedAt(),
                List.of());
    }

    private void facts(HospitalId hospital, List<CareFactEntry> facts) {
        for (int from = 0; from < facts.size(); from += BATCH) {
            int to = Math.min(facts.size(), from + BATCH);
            house.hospital().careFacts().put(hospital, facts.subList(from, to));
        }
    }

    private void record(
            HospitalId hospital, List<AccessEvent> events, Map<String, PlantedWrong> wrongs) {
        for (int from = 0; from < events.size(); from += BATCH) {
            List<AccessEvent> batch = events.subList(from, Math.min(events.size(), from + BATCH));
            List<RecordAnswer> answers = house.access().recorder().record(hospital, batch);
            Filling.demandAccepted(answers);
            for (int i = 0; i < batch.size(); i++) {
                AccessEvent event = batch.get(i);
                PlantedWrong wrong = wrongs.remove(event.system() + ' ' + event.sourceEventId());
                if (wrong != null) {
                    plant(hospital, answers.get(i), wrong);
                }
            }
        }
        recorded += events.size();
        if (recorded - told >= TELL_EVERY) {
            told = recorded;
            report.progress(recorded + " events written");
        }
    }

    private void plant(HospitalId hospital, RecordAnswer answer, PlantedWrong wrong) {
        Set<SubjectKey> keys = Set.copyOf(wrong.mrns().stream().map(SubjectKey::mrn).toList());
        Map<PersonId, PlantedWrong.Kind> of = new HashMap<>();
        house.hospital()
                .persons()
                .resolve(hospital, keys)
                .values()
                .forEach(person -> of.put(person, wrong.kind()));
        planted.put(Objects.requireNonNull(answer.id()), of);
    }
}
