package org.whosaw.portal.identity.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.identity.ClientAddress;
import org.whosaw.portal.identity.IdentityError;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.token.AccessTokens;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/**
 * Sessions of API clients: a 15-minute access token and a refresh token that works once. A refresh
 * token used twice was copied, so its whole family, the session, ends. Safe for threads.
 */
public final class ClientSessions {
    static final String CLIENT = "client";

    private static final Logger LOG = LoggerFactory.getLogger("whosaw.signin");
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration KEPT = Duration.ofDays(183);
    private static final int LONGEST_TOKEN = 100;

    private final Database database;
    private final Sessions sessions;
    private final AccessTokens tokens;
    private final Pseudonymizer pseudonymizer;
    private final RandomSource random;
    private final IdSource ids;
    private final Clock clock;
    private final SessionSettings settings;

    /** A signed-out session is forgotten at once here, and within seconds on other nodes. */
    private final Cache<Long, SessionDao.Session> known =
            Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(FRESH).build();

    public ClientSessions(
            Database database,
            Sessions sessions,
            AccessTokens tokens,
            Pseudonymizer pseudonymizer,
            RandomSource random,
            IdSource ids,
            Clock clock,
            SessionSettings settings) {
        this.database = database;
        this.sessions = sessions;
        this.tokens = tokens;
        this.pseudonymizer = pseudonymizer;
        this.random = random;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
    }

    /** Opens a session for an account that {@code SignIn.verify} proved. */
    public IssuedTokens open(long accountId, ClientAddress from) {
        Instant now = clock.instant();
        String refresh = random.token();
        byte[] hash = hash(refresh);
        SessionDao.Session session =
                new SessionDao.Session(
                        ids.next(),
                        accountId,
                        CLIENT,
                        null,
                        from.device(),
                        0,
                        null,
                        null,
                        null,
                        Micros.of(now),
                        Micros.of(now),
                        Micros.of(now.plus(settings.askAgain())),
                        null);
        long expiresAt = Micros.of(now.plus(settings.refresh()));
        database.write(
                tx -> {
                    tx.dao(SessionDao.class).add(session);
                    tx.dao(SessionDao.class).addRefresh(hash, session.id(), expiresAt);
                });
        LOG.info("client session opened account={} session={}", accountId, session.id());
        return issue(accountId, session.id(), refresh);
    }

    /**
     * Trades a refresh token for new tokens.
     *
     * @throws PortalException when it is unknown, over or used, or nobody is bound any more
     */
    public IssuedTokens refresh(String refreshToken) {
        if (refreshToken.length() > LONGEST_TOKEN) {
            throw new PortalException(IdentityError.REFRESH_NOT_VALID);
        }
        byte[] old = hash(refreshToken);
        String fresh = random.token();
        byte[] hash = hash(fresh);
        long now = Micros.of(clock.instant());
        long expiresAt = Micros.of(clock.instant().plus(settings.refresh()));
        // The verdict is returned, not thrown: ending a copied family must be committed.
        SessionDao.Session session =
                database.inTransaction(tx -> rotate(tx, old, hash, now, expiresAt));
        if (session == null || sessions.principal(session).subjects().isEmpty()) {
            throw new PortalException(IdentityError.REFRESH_NOT_VALID);
        }
        return issue(session.accountId(), session.id(), fresh);
    }

    private SessionDao.@Nullable Session rotate(
            Tx tx, byte[] old, byte[] fresh, long now, long expiresAt) {
        SessionDao dao = tx.dao(SessionDao.class);
        SessionDao.Refresh token = dao.refresh(old);
        SessionDao.Session session =
                token == null ? null : SessionDao.BY_ID.first(tx, token.sessionId()).orElse(null);
        if (token == null
                || session == null
                || token.expiresAt() <= now
                || session.expiresAt() <= now) {
            return null;
        }
        if (token.usedAt() != null || dao.useRefresh(old, now) == 0) {
            dao.end(session.id(), session.accountId(), now);
            known.invalidate(session.id());
            LOG.warn("refresh token used twice, session ended session={}", session.id());
            return null;
        }
        dao.addRefresh(fresh, session.id(), expiresAt);
        dao.touch(session.id(), now);
        return session;
    }

    private IssuedTokens issue(long accountId, long sessionId, String refresh) {
        return new IssuedTokens(
                tokens.forPatient(accountId, sessionId),
                refresh,
                AccessTokens.LIFETIME.toSeconds());
    }

    /** Returns the patient of an access token while its session lasts. */
    public Optional<PatientPrincipal> authenticate(String accessToken) {
        return tokens.verify(accessToken, AccessTokens.Audience.PATIENT)
                .map(token -> session(token.sessionId()))
                .filter(session -> session.expiresAt() > Micros.of(clock.instant()))
                .map(sessions::principal)
                .filter(patient -> !patient.subjects().isEmpty());
    }

    @SuppressWarnings("NullAway") // Optional.map takes null for none
    private SessionDao.Session session(long id) {
        return known.get(
                id, key -> database.read(tx -> SessionDao.BY_ID.first(tx, key).orElse(null)));
    }

    /** Forgets what was read of a session, after a change to it. */
    void forget(long sessionId) {
        known.invalidate(sessionId);
    }

    /** Forgets what was read of every session. */
    void forgetAll() {
        known.invalidateAll();
    }

    /** Deletes sessions, tokens and counter codes that are long over; returns how many. */
    public int purge() {
        long now = Micros.of(clock.instant());
        long before = Micros.of(clock.instant().minus(KEPT));
        return database.inTransaction(
                tx -> {
                    SessionDao dao = tx.dao(SessionDao.class);
                    return dao.purgeRefresh(now)
                            + dao.purgeSessions(before)
                            + dao.purgeCounterCodes(before);
                });
    }

    private byte[] hash(String token) {
        return pseudonymizer.index("session.refresh", token);
    }

    /** Tokens just issued. */
    public record IssuedTokens(String accessToken, String refreshToken, long expiresIn) {
        @Override
        public String toString() {
            return "IssuedTokens[redacted]";
        }
    }
}
