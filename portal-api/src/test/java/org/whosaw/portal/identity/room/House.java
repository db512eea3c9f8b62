package org.whosaw.portal.identity.room;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.crypto.Sealer;
import org.whosaw.portal.crypto.TimeOrderedIds;
import org.whosaw.portal.identity.ClientAddress;
import org.whosaw.portal.identity.guardian.Guardians;
import org.whosaw.portal.identity.limit.RateLimitSettings;
import org.whosaw.portal.identity.session.SessionSettings;
import org.whosaw.portal.outbox.FakeCourier;
import org.whosaw.portal.outbox.Outbox;
import org.whosaw.portal.outbox.SmsSettings;
import org.whosaw.portal.store.Database;

/** Identity over one database, with a clock, persons and a courier in hand. */
public final class House {
    public static final ClientAddress HERE =
            new ClientAddress("192.0.2.1", "Mozilla/5.0 (Linux; Android 15) Chrome/140 Mobile");

    public final MovingClock clock = new MovingClock();
    public final Database database;
    public final FakePersons persons;
    public final Guardians guardians;
    public final FakeCourier courier;
    public final Outbox outbox;
    public final IdentityRoom room;
    public final Pseudonymizer pseudonymizer;

    public House(Database database) {
        this(database, RateLimitSettings.DEFAULTS, null);
    }

    public House(Database database, RateLimitSettings limits, @Nullable String demoPassword) {
        this.database = database;
        RandomSource random = new RandomSource();
        Keyring keyring = Keyring.generate(random, true);
        pseudonymizer = new Pseudonymizer(keyring);
        Foundations on =
                new Foundations(
                        database,
                        keyring,
                        new Sealer(keyring, random),
                        pseudonymizer,
                        random,
                        new TimeOrderedIds(clock, random),
                        clock);
        persons = new FakePersons(pseudonymizer);
        guardians = new Guardians(database, on.ids(), clock);
        outbox = new Outbox(database, on.sealer(), on.ids(), clock);
        courier = new FakeCourier(outbox, random);
        room =
                new IdentityRoom(
                        on,
                        guardians,
                        persons,
                        outbox,
                        new IdentitySettings(
                                "http://localhost:8080",
                                SessionSettings.DEFAULTS,
                                limits,
                                SmsSettings.NONE,
                                demoPassword));
    }

    /** Delivers what waits and returns the last one-time password sent to {@code phone}, or "". */
    public String passwordSentTo(String phone) {
        courier.deliverDue();
        return courier.last("+86" + phone).map(Map.Entry::getValue).orElse("");
    }
}
