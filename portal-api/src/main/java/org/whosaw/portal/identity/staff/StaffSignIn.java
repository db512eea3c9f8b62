package org.whosaw.portal.identity.staff;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.crypto.Sealer;
import org.whosaw.portal.crypto.Secret;
import org.whosaw.portal.identity.ClientAddress;
import org.whosaw.portal.identity.IdentityError;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.limit.RateLimit;
import org.whosaw.portal.identity.limit.RateLimits;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Database;

/** Signs staff in at the desk with login, password and one-time code. Safe for threads. */
public final class StaffSignIn {
    private static final Logger LOG = LoggerFactory.getLogger("whosaw.sign-in");
    private static final int LONGEST_TYPED = 200;

    private final Database database;
    private final Sealer sealer;
    private final Passwords passwords;
    private final StaffLocks locks;
    private final StaffSessions sessions;
    private final RateLimits limits;
    private final Clock clock;

    StaffSignIn(
            Database database,
            Sealer sealer,
            Passwords passwords,
            StaffLocks locks,
            StaffSessions sessions,
            RateLimits limits,
            Clock clock) {
        this.database = database;
        this.sealer = sealer;
        this.passwords = passwords;
        this.locks = locks;
        this.sessions = sessions;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Returns the token of a new session. Takes as long, and locks alike, for a login that nobody
     * has.
     *
     * @throws PortalException when login, password or code is wrong (which of them is not said),
     *     the login is locked, or the address has tried too often
     */
    public Secret<String> signIn(
            String login, String password, String code, ClientAddress address) {
        return Secret.of(prove(login, password, code, address).token());
    }

    /** Signs a recipient's login in, by the same proof; a login of the desk is none of these. */
    public Secret<String> signInRecipient(
            String login, String password, String code, ClientAddress address) {
        return Secret.of(prove(login, password, code, address, true).token());
    }

    /** Opens a session after the same proof, and returns it: {@link StaffTokens} speaks for it. */
    StaffSessions.Fresh prove(String login, String password, String code, ClientAddress address) {
        return prove(login, password, code, address, false);
    }

    private StaffSessions.Fresh prove(
            String login, String password, String code, ClientAddress address, boolean recipient) {
        limits.spend(RateLimit.STAFF_SIGN_INS_PER_ADDRESS, address.address());
        if (login.length() > LONGEST_TYPED || password.length() > LONGEST_TYPED) {
            throw new PortalException(IdentityError.STAFF_SIGN_IN_WRONG);
        }
        byte[] index = locks.index(login);
        locks.begin(index);
        Optional<StaffUserDao.Row> user =
                database.read(tx -> tx.dao(StaffUserDao.class).byLogin(canonical(login)))
                        .filter(row -> row.disabledAt() == null)
                        .filter(row -> (row.recipientId() != null) == recipient);
        boolean fits =
                passwords.fits(password, user.map(StaffUserDao.Row::passwordHash).orElse(null));
        OptionalLong step = fits ? step(user.orElseThrow(), code) : OptionalLong.empty();
        if (step.isEmpty()) {
            LOG.info("staff sign-in refused known={}", user.isPresent());
            throw new PortalException(IdentityError.STAFF_SIGN_IN_WRONG);
        }
        return open(user.orElseThrow().id(), step.getAsLong(), index);
    }

    /**
     * Confirms what a signed-in member is about to do, by a fresh one-time code. A wrong one counts
     * as a try.
     *
     * @throws PortalException when the code is wrong or was used, or the login is locked
     */
    public void confirm(StaffPrincipal staff, String code) {
        StaffUserDao.Row user =
                database.read(tx -> tx.dao(StaffUserDao.class).byId(staff.staffUserId()))
                        .filter(row -> row.disabledAt() == null)
                        .orElseThrow(() -> new PortalException(KernelError.FORBIDDEN));
        byte[] index = locks.index(user.login());
        locks.begin(index);
        OptionalLong step = step(user, code);
        boolean taken =
                step.isPresent()
                        && database.inTransaction(
                                tx -> {
                                    StaffUserDao dao = tx.dao(StaffUserDao.class);
                                    if (dao.takeStep(user.id(), step.getAsLong()) == 0) {
                                        return false; // the same code a moment ago
                                    }
                                    locks.clear(tx, index);
                                    return true;
                                });
        if (!taken) {
            LOG.info("staff confirmation refused staff={}", staff.getName());
            throw new PortalException(IdentityError.STAFF_CODE_WRONG);
        }
    }

    private OptionalLong step(StaffUserDao.Row user, String code) {
        byte[] secret = sealer.openBytes(StaffRegistry.TOTP_SECRET, user.totpSecret());
        return Totp.match(secret, code.strip(), clock.instant(), user.totpStep());
    }

    private StaffSessions.Fresh open(long staffUserId, long step, byte[] index) {
        StaffSessions.Fresh fresh = sessions.fresh();
        boolean taken =
                database.inTransaction(
                        tx -> {
                            if (tx.dao(StaffUserDao.class).takeStep(staffUserId, step) == 0) {
                                return false; // the same code a moment ago, at another desk
                            }
                            locks.clear(tx, index);
                            sessions.open(tx, fresh, staffUserId);
                            return true;
                        });
        if (!taken) {
            throw new PortalException(IdentityError.STAFF_SIGN_IN_WRONG);
        }
        LOG.info("staff signed in staff={}", Ids.encode(staffUserId));
        return fresh;
    }

    static String canonical(String login) {
        return login.strip().toLowerCase(Locale.ROOT);
    }
}
