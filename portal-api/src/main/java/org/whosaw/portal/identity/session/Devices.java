package org.whosaw.portal.identity.session;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.store.Database;

/** Lists where an account is signed in, and signs out: one device, the others, or everywhere. */
public final class Devices {
    private static final Logger LOG = LoggerFactory.getLogger("whosaw.signin");

    private final Database database;
    private final ClientSessions clients;
    private final Clock clock;
    private final SessionSettings settings;

    public Devices(
            Database database, ClientSessions clients, Clock clock, SessionSettings settings) {
        this.database = database;
        this.clients = clients;
        this.clock = clock;
        this.settings = settings;
    }

    /** Returns the devices that are signed in, last seen first. */
    public List<Device> of(PatientPrincipal patient) {
        Instant now = clock.instant();
        return database
                .read(tx -> tx.dao(SessionDao.class).open(patient.accountId(), Micros.of(now)))
                .stream()
                .filter(session -> isAlive(session, now))
                .map(session -> device(session, patient))
                .toList();
    }

    private boolean isAlive(SessionDao.Session session, Instant now) {
        Instant seen = Micros.instant(session.seenAt());
        return session.kind().equals(Sessions.PAGE)
                ? now.isBefore(seen.plus(settings.idle(session.familyPhone() == 1)))
                : now.isBefore(seen.plus(settings.refresh()));
    }

    private static Device device(SessionDao.Session session, PatientPrincipal patient) {
        return new Device(
                session.id(),
                session.device(),
                session.kind().equals(Sessions.PAGE),
                Micros.instant(session.createdAt()),
                Micros.instant(session.seenAt()),
                session.id() == patient.sessionId());
    }

    /** Signs one of her devices out; says whether there was one. Others' are left alone. */
    public boolean signOut(PatientPrincipal patient, long sessionId) {
        long now = Micros.of(clock.instant());
        int ended =
                database.inTransaction(
                        tx -> tx.dao(SessionDao.class).end(sessionId, patient.accountId(), now));
        clients.forget(sessionId);
        LOG.info("signed out session={} found={}", sessionId, ended);
        return ended == 1;
    }

    /** Signs her out everywhere, or everywhere else; returns how many devices that ended. */
    public int signOutEverywhere(PatientPrincipal patient, boolean hereToo) {
        long now = Micros.of(clock.instant());
        long except = hereToo ? 0 : patient.sessionId();
        int ended =
                database.inTransaction(
                        tx -> tx.dao(SessionDao.class).endAll(patient.accountId(), except, now));
        clients.forgetAll();
        LOG.info("signed out everywhere account={} ended={}", patient.accountId(), ended);
        return ended;
    }

    /**
     * One signed-in device.
     *
     * @param name browser and system in words, perhaps empty
     * @param page true for a browser, false for an app
     * @param here true for the device that asks
     */
    public record Device(
            long sessionId,
            String name,
            boolean page,
            Instant signedInAt,
            Instant seenAt,
            boolean here) {}
}
