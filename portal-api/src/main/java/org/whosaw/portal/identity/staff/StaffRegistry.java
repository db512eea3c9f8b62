package org.whosaw.portal.identity.staff;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.crypto.Sealer;
import org.whosaw.portal.crypto.Secret;
import org.whosaw.portal.identity.IdentityError;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Database;

/**
 * Registers the staff that may sign in at a hospital's desk. Passwords and secrets are made here
 * and leave it once. Safe for threads.
 */
public final class StaffRegistry {
    static final String TOTP_SECRET = "staff_user.totp_secret";

    private static final Logger LOG = LoggerFactory.getLogger("whosaw.admin");
    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._-]{1,39}");

    /** Without look-alikes, for it is read from paper and typed. */
    private static final String PASSWORD_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int PASSWORD_GROUPS = 4;
    private static final int GROUP_LENGTH = 4;

    private final Database database;
    private final Sealer sealer;
    private final Pseudonymizer pseudonymizer;
    private final Passwords passwords;
    private final StaffLocks locks;
    private final RandomSource random;
    private final IdSource ids;
    private final Clock clock;

    StaffRegistry(
            Database database,
            Sealer sealer,
            Pseudonymizer pseudonymizer,
            Passwords passwords,
            StaffLocks locks,
            RandomSource random,
            IdSource ids,
            Clock clock) {
        this.database = database;
        this.sealer = sealer;
        this.pseudonymizer = pseudonymizer;
        this.passwords = passwords;
        this.locks = locks;
        this.random = random;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Registers a member of the staff with a fresh password and secret.
     *
     * @param login 2 to 40 of a to z, 0 to 9, dot, dash and underline; unique over all hospitals
     * @throws PortalException when the login is taken, is not of that form, or has no role
     */
    public NewStaff add(HospitalId hospital, String login, Set<StaffRole> roles) {
        String canonical = StaffSignIn.canonical(login);
        if (!LOGIN.matcher(canonical).matches()) {
            throw field("login");
        }
        if (roles.isEmpty()) {
            throw field("roles");
        }
        return add(hospital, canonical, StaffSessions.write(roles), null);
    }

    /**
     * Registers a login of a recipient, which opens its own pages and no desk.
     *
     * @throws PortalException when the login is taken or not of that form
     */
    public NewStaff addRecipient(HospitalId hospital, String login, long recipientId) {
        String canonical = StaffSignIn.canonical(login);
        if (!LOGIN.matcher(canonical).matches()) {
            throw field("login");
        }
        return add(hospital, canonical, "", recipientId);
    }

    private NewStaff add(
            HospitalId hospital, String canonical, String roles, @Nullable Long recipientId) {
        NewStaff made = make(canonical);
        StaffUserDao.Row row =
                new StaffUserDao.Row(
                        ids.next(),
                        hospital.value(),
                        canonical,
                        passwords.hash(made.password().reveal()),
                        seal(made),
                        0,
                        roles,
                        Micros.of(clock.instant()),
                        null,
                        recipientId);
        if (database.inTransaction(tx -> tx.dao(StaffUserDao.class).add(row)) == 0) {
            throw new PortalException(IdentityError.ALREADY_EXISTS);
        }
        LOG.info(
                "staff added staff={} hospital={} roles={}",
                Ids.encode(row.id()),
                hospital.value(),
                row.roles());
        return made;
    }

    private static PortalException field(String name) {
        return PortalException.ofFields(
                KernelError.INVALID_FIELDS,
                List.of(new PortalException.FieldError(name, "invalid")));
    }

    /** Gives a member a fresh password and secret, ends her sessions and opens her lock. */
    public NewStaff reset(String login) {
        StaffUserDao.Row user = require(login);
        NewStaff made = make(user.login());
        String hash = passwords.hash(made.password().reveal());
        byte[] secret = seal(made);
        byte[] index = locks.index(login);
        long now = Micros.of(clock.instant());
        database.write(
                tx -> {
                    tx.dao(StaffUserDao.class).reset(user.id(), hash, secret);
                    tx.dao(StaffSessionDao.class).endAll(user.id(), now);
                    locks.clear(tx, index);
                });
        LOG.info("staff reset staff={}", Ids.encode(user.id()));
        return made;
    }

    /** Opens the lock of a member; says whether there was one. */
    public boolean unlock(String login) {
        StaffUserDao.Row user = require(login);
        boolean open = locks.unlock(login);
        LOG.info("staff unlocked staff={} found={}", Ids.encode(user.id()), open);
        return open;
    }

    /** Opens the lock of a colleague; not found for staff of another hospital. */
    public boolean unlock(HospitalId hospital, long staffUserId) {
        StaffUserDao.Row user =
                database.read(tx -> tx.dao(StaffUserDao.class).byId(staffUserId))
                        .filter(row -> row.hospitalId() == hospital.value())
                        .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
        return unlock(user.login());
    }

    /** Lets a member sign in no more and ends her sessions; says whether she could. */
    public boolean disable(String login) {
        StaffUserDao.Row user = require(login);
        long now = Micros.of(clock.instant());
        int changed =
                database.inTransaction(
                        tx -> {
                            tx.dao(StaffSessionDao.class).endAll(user.id(), now);
                            return tx.dao(StaffUserDao.class).disable(user.id(), now);
                        });
        LOG.info("staff disabled staff={} found={}", Ids.encode(user.id()), changed);
        return changed == 1;
    }

    /** Returns a member, or empty. */
    public Optional<Staff> find(long staffUserId) {
        return database.read(tx -> tx.dao(StaffUserDao.class).byId(staffUserId))
                .filter(row -> row.recipientId() == null)
                .map(this::staff);
    }

    /** Returns a hospital's staff that may sign in, by login. */
    public List<Staff> ofHospital(HospitalId hospital) {
        return database.read(tx -> tx.dao(StaffUserDao.class).ofHospital(hospital.value())).stream()
                .filter(row -> row.disabledAt() == null)
                .map(this::staff)
                .toList();
    }

    private Staff staff(StaffUserDao.Row row) {
        return new Staff(
                row.id(),
                new HospitalId(row.hospitalId()),
                row.login(),
                pseudonymizer.codeFor(
                        row.hospitalId(), ByteBuffer.allocate(8).putLong(row.id()).array()),
                StaffSessions.roles(row.roles()),
                locks.lockedUntil(row.login()).orElse(null));
    }

    private StaffUserDao.Row require(String login) {
        return database.read(tx -> tx.dao(StaffUserDao.class).byLogin(StaffSignIn.canonical(login)))
                .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
    }

    private NewStaff make(String login) {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < PASSWORD_GROUPS; i++) {
            password.append(i == 0 ? "" : "-").append(random.text(GROUP_LENGTH, PASSWORD_ALPHABET));
        }
        return new NewStaff(
                login,
                Secret.of(password.toString()),
                Secret.of(Base32.encode(random.bytes(Totp.SECRET_BYTES))));
    }

    private byte[] seal(NewStaff made) {
        return sealer.sealBytes(TOTP_SECRET, Base32.decode(made.totpSecret().reveal()));
    }

    /**
     * A member just made or reset; both secrets are shown once.
     *
     * @param totpSecret in Base32, as apps take it
     */
    public record NewStaff(String login, Secret<String> password, Secret<String> totpSecret) {
        /** Returns the address that an authenticator app reads from a QR code. */
        public String otpauthUri() {
            return "otpauth://totp/WhoSaw:"
                    + URLEncoder.encode(login, StandardCharsets.UTF_8)
                    + "?secret="
                    + totpSecret.reveal()
                    + "&issuer=WhoSaw";
        }

        @Override
        public String toString() {
            return "NewStaff[redacted]";
        }
    }

    /**
     * A member as colleagues see her.
     *
     * @param code five characters that stand on every page she opens
     */
    public record Staff(
            long id,
            HospitalId hospital,
            String login,
            String code,
            Set<StaffRole> roles,
            @Nullable Instant lockedUntil) {}
}
