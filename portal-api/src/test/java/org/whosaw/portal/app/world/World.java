package org.whosaw.portal.app.world;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.whosaw.portal.access.Access;
import org.whosaw.portal.access.AccessReading;
import org.whosaw.portal.access.AccessReading.Filter;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.disclosure.ProvisionView;
import org.whosaw.portal.hospital.Directory.IdentifierEntry;
import org.whosaw.portal.hospital.Directory.PatientEntry;
import org.whosaw.portal.hospital.Directory.RecipientEntry;
import org.whosaw.portal.hospital.Directory.StaffEntry;
import org.whosaw.portal.hospital.Directory.SystemEntry;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.Page;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.RecordAnswer;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Trial;

/** The wired house over a fresh database, with one hospital, and what its patients would read. */
final class World implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-22T02:05:00Z");
    static final int PERSONS = 5;

    /** The same keys in every world: worlds can be compared by what they show. */
    private static final Keyring KEYS = Keyring.generate(new RandomSource(), true);

    private final Trial trial;
    private final Rooms rooms;
    private final HospitalId hospital;

    World(Supplier<Trial> engine) {
        trial = engine.get();
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        Database database = trial.database();
        rooms = new Rooms(new PortalConfiguration(), database, KEYS, clock, true);
        hospital = rooms.hospital().hospitals().add("H1", "演示医院", null, null, null);
        rooms.hospital()
                .directory()
                .putSystems(
                        hospital,
                        List.of(
                                Sent.system("HIS"),
                                new SystemEntry("US", "超声", null, null, null, null, null, null)));
        rooms.hospital()
                .directory()
                .putRecipients(
                        hospital,
                        List.of(
                                new RecipientEntry(
                                        "insurer", "演示保险", null, "insurer", null, null, null, null,
                                        null, Set.of(), null, null, null)));
        rooms.hospital()
                .directory()
                .putStaff(
                        hospital,
                        List.of(
                                new StaffEntry("S0", "李静", "nurse", null, "产科", null, null, null),
                                new StaffEntry("S1", "吴敏", "midwife", null, "产科", null, null, null),
                                new StaffEntry(
                                        "S2", "周婷", "clerk", null, null, "演示月子中心", null, null)));
    }

    /** Registers person {@code i}, with a number of the hospital and one of another house. */
    void register(int i) {
        PatientEntry entry =
                new PatientEntry(
                        "P" + i,
                        null,
                        "王演示",
                        null,
                        null,
                        null,
                        null,
                        i == PERSONS - 1 ? "P0" : null,
                        null,
                        List.of(new IdentifierEntry("urn:x", "x" + i)));
        rooms.hospital().patients().putPatients(hospital, List.of(entry));
    }

    void registerAll() {
        IntStream.range(0, PERSONS).forEach(this::register);
    }

    /**
     * Records in one batch each what is an access and what is a provision, and answers in order.
     */
    List<RecordAnswer> record(List<Sent> batch) {
        Map<Sent, RecordAnswer> answers = new HashMap<>();
        List<Sent> accesses = batch.stream().filter(each -> !each.provision()).toList();
        List<Sent> provisions = batch.stream().filter(Sent::provision).toList();
        List<RecordAnswer> ofAccesses =
                rooms.access()
                        .recorder()
                        .record(hospital, accesses.stream().map(Sent::asAccess).toList());
        List<RecordAnswer> ofProvisions =
                rooms.disclosure()
                        .recorder()
                        .record(hospital, provisions.stream().map(Sent::asProvision).toList());
        IntStream.range(0, accesses.size())
                .forEach(i -> answers.put(accesses.get(i), ofAccesses.get(i)));
        IntStream.range(0, provisions.size())
                .forEach(i -> answers.put(provisions.get(i), ofProvisions.get(i)));
        return batch.stream().map(answers::get).toList();
    }

    /** Tells what every registered person's lists show, in words that do not hang on our ids. */
    Map<String, List<String>> shown() {
        Map<String, List<String>> all = new TreeMap<>();
        for (int i = 0; i < PERSONS; i++) {
            String mrn = "P" + i;
            rooms.hospital()
                    .personLookup()
                    .byMrn(hospital, mrn)
                    .ifPresent(person -> all.put(mrn, shownTo(person)));
        }
        return all;
    }

    private List<String> shownTo(PersonId person) {
        List<Access> accesses = accesses(List.of(person), Filter.NONE, AccessReading.MAX_LIMIT);
        Map<String, String> names =
                accesses.stream().collect(Collectors.toMap(Access::id, World::told));
        Stream<String> provisions =
                provisions(List.of(person), 200).stream()
                        .map(each -> told(each, names.getOrDefault(each.access(), "")));
        return Stream.concat(names.values().stream(), provisions).sorted().toList();
    }

    private static String told(Access each) {
        return String.join(
                " ",
                each.terminal() == null ? "-" : each.terminal().code(),
                each.occurredAt().toString(),
                each.elements().toString(),
                each.system().code(),
                each.accessor().maskedName() + each.accessor().role(),
                each.flags().toString(),
                Integer.toString(each.subjectCount()),
                each.visit().toString());
    }

    private static String told(ProvisionView each, String look) {
        return String.join(
                " ",
                "given",
                each.occurredAt().toString(),
                each.recipient().name(),
                String.valueOf(each.article()),
                each.elements().toString(),
                look);
    }

    PersonId person(int i) {
        return rooms.hospital().personLookup().byMrn(hospital, "P" + i).orElseThrow();
    }

    /** Reads a list to its end, page by page. */
    List<Access> accesses(List<PersonId> persons, Filter filter, int limit) {
        java.util.ArrayList<Access> all = new java.util.ArrayList<>();
        String cursor = null;
        do {
            AccessReading reading =
                    new AccessReading(
                            1, subjects(persons), Set.copyOf(persons), filter, limit, cursor);
            Page<Access> page = rooms.access().timeline().list(reading);
            if (page.items().size() > limit) {
                throw new AssertionError("a page larger than was asked for");
            }
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return all;
    }

    /** Reads the provisions to their end, page by page. */
    List<ProvisionView> provisions(List<PersonId> persons, int limit) {
        java.util.ArrayList<ProvisionView> all = new java.util.ArrayList<>();
        String cursor = null;
        do {
            Page<ProvisionView> page =
                    rooms.disclosure()
                            .list()
                            .list(subjects(persons), Set.copyOf(persons), limit, cursor);
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return all;
    }

    private List<Subject> subjects(List<PersonId> persons) {
        return persons.stream().map(each -> new Subject(each, hospital, false)).toList();
    }

    @Override
    public void close() {
        trial.close();
    }
}
