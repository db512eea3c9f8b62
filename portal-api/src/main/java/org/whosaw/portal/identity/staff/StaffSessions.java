package org.whosaw.portal.identity.staff;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.identity.RecipientPrincipal;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/** Keeps who is signed in at the desk. Safe for threads and for many nodes. */
public final class StaffSessions {
    /** How long a desk may stand alone. */
    public static final Duration IDLE = Duration.ofMinutes(20);

    /** How long a session lasts at most. */
    public static final Duration LONGEST = Duration.ofHours(12);

    private static final Logger LOG = LoggerFactory.getLogger("whosaw.sign-in");
    private static final Duration KEPT = Duration.ofDays(183);
    private static final Duration TOUCH_AFTER = Duration.ofMinutes(1);

    private final Database database;
    private final Pseudonymizer pseudonymizer;
    private final RandomSource random;
    private final IdSource ids;
    private final Clock clock;

    StaffSessions(
            Database database,
            Pseudonymizer pseudonymizer,
            RandomSource random,
            IdSource ids,
            Clock clock) {
        this.database = database;
        this.pseudonymizer = pseudonymizer;
        this.random = random;
        this.ids = ids;
        this.clock = clock;
    }

    /** A session about to be opened: made outside the transaction, written inside. */
    record Fresh(long id, String token, byte[] hash) {}

    Fresh fresh() {
        String token = random.token();
        return new Fresh(ids.next(), token, hash(token));
    }

    void open(Tx tx, Fresh fresh, long staffUserId) {
        Instant now = clock.instant();
        tx.dao(StaffSessionDao.class)
                .open(
                        fresh.id(),
                        staffUserId,
                        fresh.hash(),
                        Micros.of(now),
                        Micros.of(now.plus(LONGEST)));
    }

    /** Returns who holds the token, and notes that she was here; empty when the session is over. */
    public Optional<StaffPrincipal> principal(String token) {
        byte[] hash = hash(token);
        Instant now = clock.instant();
        Optional<StaffSessionDao.Open> open =
                database.read(
                        tx ->
                                tx.dao(StaffSessionDao.class)
                                        .current(hash, Micros.of(now), Micros.of(now.minus(IDLE))));
        open.filter(session -> Micros.instant(session.seenAt()).isBefore(now.minus(TOUCH_AFTER)))
                .ifPresent(
                        session ->
                                database.write(
                                        tx ->
                                                tx.dao(StaffSessionDao.class)
                                                        .touch(session.id(), Micros.of(now))));
        return open.map(StaffSessions::principal);
    }

    /** Returns the recipient whose login holds the token; empty when the session is over. */
    public Optional<RecipientPrincipal> recipient(String token) {
        byte[] hash = hash(token);
        Instant now = clock.instant();
        Optional<StaffSessionDao.OpenRecipient> open =
                database.read(
                        tx ->
                                tx.dao(StaffSessionDao.class)
                                        .currentRecipient(
                                                hash, Micros.of(now), Micros.of(now.minus(IDLE))));
        open.filter(session -> Micros.instant(session.seenAt()).isBefore(now.minus(TOUCH_AFTER)))
                .ifPresent(
                        session ->
                                database.write(
                                        tx ->
                                                tx.dao(StaffSessionDao.class)
                                                        .touch(session.id(), Micros.of(now))));
        return open.map(
                session ->
                        new RecipientPrincipal(
                                session.staffUserId(),
                                session.id(),
                                new HospitalId(session.hospitalId()),
                                session.recipientId()));
    }

    /** Ends the session of a recipient's login. */
    public void end(RecipientPrincipal recipient) {
        long now = Micros.of(clock.instant());
        database.write(tx -> tx.dao(StaffSessionDao.class).end(recipient.sessionId(), now));
        LOG.info("recipient signed out {}", recipient.getName());
    }

    /** Returns whose session it is while it lasts; for tokens that end by themselves. */
    Optional<StaffPrincipal> principal(long sessionId) {
        long now = Micros.of(clock.instant());
        return database.read(tx -> tx.dao(StaffSessionDao.class).byId(sessionId, now))
                .map(StaffSessions::principal);
    }

    private static StaffPrincipal principal(StaffSessionDao.Open session) {
        return new StaffPrincipal(
                session.staffUserId(),
                session.id(),
                new HospitalId(session.hospitalId()),
                roles(session.roles()));
    }

    /** Ends one session: she signed out. */
    public void end(StaffPrincipal staff) {
        long now = Micros.of(clock.instant());
        database.write(tx -> tx.dao(StaffSessionDao.class).end(staff.sessionId(), now));
        LOG.info("staff signed out staff={}", staff.getName());
    }

    /** Deletes sessions that ended or would have ended half a year ago; returns how many. */
    int purge() {
        long before = Micros.of(clock.instant().minus(KEPT));
        return database.inTransaction(tx -> tx.dao(StaffSessionDao.class).purge(before));
    }

    private byte[] hash(String token) {
        return pseudonymizer.index("staff.session", token);
    }

    static String write(Set<StaffRole> roles) {
        StringBuilder text = new StringBuilder();
        for (StaffRole role : EnumSet.copyOf(roles)) {
            text.append(text.length() == 0 ? "" : " ").append(role.code());
        }
        return text.toString();
    }

    static Set<StaffRole> roles(String text) {
        Set<StaffRole> roles = EnumSet.noneOf(StaffRole.class);
        for (String code : text.split(" ", -1)) {
            Coded.parse(StaffRole.class, code).ifPresent(roles::add);
        }
        return roles;
    }
}
