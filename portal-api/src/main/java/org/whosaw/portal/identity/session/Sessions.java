package org.whosaw.portal.identity.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.crypto.Secret;
import org.whosaw.portal.identity.ClientAddress;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.identity.account.Accounts;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Database;

/**
 * Page sessions: an opaque cookie, stored hashed; idle and absolute ends; CSRF tokens derived from
 * the cookie, so that they need no table. Safe for threads.
 */
public final class Sessions {
    static final String PAGE = "page";

    private static final Logger LOG = LoggerFactory.getLogger("whosaw.signin");
    private static final Duration TOUCH = Duration.ofSeconds(60);
    private static final int LONGEST_COOKIE = 100;
    private static final int CSRF_BYTES = 16;

    private final Database database;
    private final Accounts accounts;
    private final Pseudonymizer pseudonymizer;
    private final RandomSource random;
    private final IdSource ids;
    private final Clock clock;
    private final SessionSettings settings;

    public Sessions(
            Database database,
            Accounts accounts,
            Pseudonymizer pseudonymizer,
            RandomSource random,
            IdSource ids,
            Clock clock,
            SessionSettings settings) {
        this.database = database;
        this.accounts = accounts;
        this.pseudonymizer = pseudonymizer;
        this.random = random;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * Opens a page session for an account that {@code SignIn.verify} proved; returns the cookie's
     * value, which is nowhere kept.
     *
     * @param familyPhone neutral titles, a shorter idle time, and the session ends on close
     */
    public Secret<String> open(long accountId, boolean familyPhone, ClientAddress from) {
        String cookie = random.token();
        Instant now = clock.instant();
        SessionDao.Session session =
                new SessionDao.Session(
                        ids.next(),
                        accountId,
                        PAGE,
                        hash(cookie),
                        from.device(),
                        familyPhone ? 1 : 0,
                        null,
                        null,
                        null,
                        Micros.of(now),
                        Micros.of(now),
                        Micros.of(now.plus(settings.absolute())),
                        null);
        database.write(tx -> tx.dao(SessionDao.class).add(session));
        LOG.info("page session opened account={} session={}", accountId, session.id());
        return Secret.of(cookie);
    }

    /** Returns the session of a cookie while it lasts, and notes that it was seen. */
    public Optional<PageSession> find(@Nullable String cookie) {
        if (cookie == null || cookie.isEmpty() || cookie.length() > LONGEST_COOKIE) {
            return Optional.empty();
        }
        byte[] hash = hash(cookie);
        SessionDao.Session session =
                database.read(tx -> SessionDao.BY_SECRET.first(tx, hash).orElse(null));
        Instant now = clock.instant();
        if (session == null || isOver(session, now)) {
            return Optional.empty();
        }
        if (Micros.instant(session.seenAt()).plus(TOUCH).isBefore(now)) {
            database.write(tx -> tx.dao(SessionDao.class).touch(session.id(), Micros.of(now)));
        }
        return Optional.of(
                new PageSession(
                        principal(session),
                        session.familyPhone() == 1,
                        session.chosenPersonId() != null,
                        csrfToken(cookie)));
    }

    private boolean isOver(SessionDao.Session session, Instant now) {
        Instant idleEnd =
                Micros.instant(session.seenAt()).plus(settings.idle(session.familyPhone() == 1));
        return !now.isBefore(idleEnd) || !now.isBefore(Micros.instant(session.expiresAt()));
    }

    PatientPrincipal principal(SessionDao.Session session) {
        PersonId chosen =
                session.chosenPersonId() == null ? null : new PersonId(session.chosenPersonId());
        Long stepped = session.secondFactorPersonId();
        return new PatientPrincipal(
                session.accountId(),
                session.id(),
                accounts.subjects(session.accountId(), chosen),
                stepped == null ? null : new PersonId(stepped),
                Micros.instantOrNull(session.secondFactorUntil()));
    }

    /** Returns every person she may choose from, also when the session is narrowed to one. */
    public List<Subject> choices(PatientPrincipal patient) {
        return accounts.subjects(patient.accountId(), null).stream()
                .filter(subject -> !subject.guarded())
                .toList();
    }

    /**
     * Narrows the session to one of her own persons, or widens it again with null.
     *
     * @throws PortalException not found, when the person is not hers
     */
    public void choose(PatientPrincipal patient, @Nullable PersonId person) {
        boolean hers =
                person == null
                        || choices(patient).stream().anyMatch(each -> each.person().equals(person));
        if (!hers) {
            throw new PortalException(KernelError.NOT_FOUND);
        }
        Long value = person == null ? null : person.value();
        database.write(tx -> tx.dao(SessionDao.class).choose(patient.sessionId(), value));
    }

    /** Switches family-phone mode for this session. */
    public void setFamilyPhone(PatientPrincipal patient, boolean on) {
        database.write(tx -> tx.dao(SessionDao.class).familyPhone(patient.sessionId(), on ? 1 : 0));
    }

    /** Ends the session of a cookie; a cookie without one is no error. */
    public void close(String cookie) {
        byte[] hash = hash(cookie);
        long now = Micros.of(clock.instant());
        database.write(
                tx -> {
                    SessionDao dao = tx.dao(SessionDao.class);
                    SessionDao.Session session = SessionDao.BY_SECRET.first(tx, hash).orElse(null);
                    if (session != null) {
                        dao.end(session.id(), session.accountId(), now);
                    }
                });
    }

    /** Returns the token that every form of this session carries. */
    public String csrfToken(String cookie) {
        byte[] code = pseudonymizer.authenticate("csrf", hash(cookie));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(java.util.Arrays.copyOf(code, CSRF_BYTES));
    }

    /** Says in constant time whether a form's token belongs to the cookie it came with. */
    public boolean isCsrfToken(@Nullable String cookie, @Nullable String token) {
        if (cookie == null || token == null || token.length() > LONGEST_COOKIE) {
            return false;
        }
        try {
            byte[] code = Base64.getUrlDecoder().decode(token);
            return code.length == CSRF_BYTES
                    && pseudonymizer.isAuthentic("csrf", hash(cookie), code);
        } catch (IllegalArgumentException e) {
            return false; // not our alphabet, not our token
        }
    }

    private byte[] hash(String cookie) {
        return pseudonymizer.index("session.cookie", cookie);
    }

    /** Returns the short name of a session for logs. */
    static String name(long sessionId) {
        return Ids.encode(sessionId);
    }

    /**
     * A page session as pages see it.
     *
     * @param narrowed true when she has chosen one of several persons
     */
    public record PageSession(
            PatientPrincipal patient, boolean familyPhone, boolean narrowed, String csrfToken) {}
}
