package org.whosaw.portal.web;

import jakarta.ws.rs.core.NewCookie;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import org.whosaw.portal.access.AccessFeature;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.app.SheetWiring;
import org.whosaw.portal.bench.BenchHouse;
import org.whosaw.portal.consent.room.ConsentFeature;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.hospital.HospitalFeature;
import org.whosaw.portal.identity.ClientAddress;
import org.whosaw.portal.identity.PersonLookup;
import org.whosaw.portal.identity.PersonLookup.PersonFacts;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.client.ClientRegistry.NewClient;
import org.whosaw.portal.ingest.file.FileIntake;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.ledger.SequencerWorker;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.DatabaseSettings;
import org.whosaw.portal.store.Migrator;
import org.whosaw.portal.text.Texts;
import org.whosaw.portal.web.session.Cookies;

/** The house over a benchmark's database, with ways in that need no short message. */
final class OpenedHouse implements BenchHouse {
    private static final ClientAddress HERE = new ClientAddress("local", "");

    private final Rooms rooms;
    private final PortalConfiguration configuration;

    private OpenedHouse(Rooms rooms, PortalConfiguration configuration) {
        this.rooms = rooms;
        this.configuration = configuration;
    }

    /** Returns the rooms themselves. */
    Rooms rooms() {
        return rooms;
    }

    static OpenedHouse open(
            PortalConfiguration configuration,
            DatabaseSettings database,
            Keyring keyring,
            Clock clock) {
        Migrator.migrate(database);
        Rooms rooms = new Rooms(configuration, Database.open(database), keyring, clock, false);
        return new OpenedHouse(rooms, configuration);
    }

    @Override
    public Database database() {
        return rooms.database();
    }

    @Override
    public HospitalFeature hospital() {
        return rooms.hospital();
    }

    @Override
    public AccessFeature access() {
        return rooms.access();
    }

    @Override
    public FileIntake files() {
        return SheetWiring.files(rooms, configuration, Texts.load());
    }

    @Override
    public Clock clock() {
        return rooms.clock();
    }

    @Override
    public void settleLedger() {
        while (rooms.ledger().sequencer().turn()) {
            continue; // each turn goes a step further
        }
    }

    @Override
    public SequencerWorker sequencing() {
        return new SequencerWorker(rooms.ledger().sequencer());
    }

    @Override
    public ConsentFeature consent() {
        return rooms.consent();
    }

    @Override
    public IdSource ids() {
        return rooms.ids();
    }

    @Override
    public String decideClient(HospitalId hospital) {
        NewClient client = rooms.identity().clients().add(hospital, null, Set.of(Scope.DECIDE));
        return client.clientId() + ":" + client.secret().reveal();
    }

    @Override
    public String systemClient(HospitalId hospital) {
        NewClient client = rooms.identity().clients().add(hospital, null, Set.of(Scope.INGEST));
        return client.clientId() + ":" + client.secret().reveal();
    }

    @Override
    public List<String> patientTokens(HospitalId hospital, List<String> mrns) {
        return each(
                hospital,
                mrns,
                account -> rooms.identity().clientSessions().open(account, HERE).accessToken());
    }

    @Override
    public List<String> patientCookies(HospitalId hospital, List<String> mrns) {
        return each(
                hospital,
                mrns,
                account -> {
                    NewCookie cookie =
                            Cookies.SESSION.untilClose(
                                    rooms.identity()
                                            .sessions()
                                            .open(account, false, HERE)
                                            .reveal());
                    return cookie.getName() + "=" + cookie.getValue();
                });
    }

    private List<String> each(HospitalId hospital, List<String> mrns, LongFunction<String> way) {
        PersonLookup persons = rooms.hospital().personLookup();
        List<String> ways = new ArrayList<>();
        for (String mrn : mrns) {
            PersonId person = persons.byMrn(hospital, mrn).orElseThrow();
            PersonFacts facts = persons.facts(List.of(person)).get(0);
            ways.add(way.apply(account(mrn, facts)));
        }
        return ways;
    }

    private long account(String mrn, PersonFacts facts) {
        byte[] index = rooms.pseudonymizer().index("bench.phone", mrn);
        return rooms.database()
                .inTransaction(
                        tx -> {
                            long id =
                                    rooms.identity().accounts().open(tx, rooms.ids().next(), index);
                            rooms.identity().accounts().bind(tx, id, facts);
                            return id;
                        });
    }

    @Override
    public void close() {
        rooms.close();
    }
}
