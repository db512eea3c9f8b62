package org.whosaw.portal.identity.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.crypto.Secret;
import org.whosaw.portal.identity.IdentityError;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.PersonLookup;
import org.whosaw.portal.identity.account.Accounts;
import org.whosaw.portal.identity.limit.RateLimit;
import org.whosaw.portal.identity.limit.RateLimits;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Database;

/**
 * The second factor that opens protected entries for ten minutes: a visit number with its date, or
 * a code from the counter. Who holds only the phone knows neither.
 */
public final class SecondFactor {
    private static final Logger LOG = LoggerFactory.getLogger("whosaw.signin");
    private static final Duration CODE_LIFETIME = Duration.ofHours(24);
    private static final int CODE_DIGITS = 8;
    private static final int LONGEST = 64;

    private final Database database;
    private final PersonLookup persons;
    private final Accounts accounts;
    private final ClientSessions clients;
    private final RateLimits limits;
    private final Pseudonymizer pseudonymizer;
    private final RandomSource random;
    private final Clock clock;
    private final SessionSettings settings;

    public SecondFactor(
            Database database,
            PersonLookup persons,
            Accounts accounts,
            ClientSessions clients,
            RateLimits limits,
            Pseudonymizer pseudonymizer,
            RandomSource random,
            Clock clock,
            SessionSettings settings) {
        this.database = database;
        this.persons = persons;
        this.accounts = accounts;
        this.clients = clients;
        this.limits = limits;
        this.pseudonymizer = pseudonymizer;
        this.random = random;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * Opens by a visit number and its date; returns until when.
     *
     * @throws PortalException when they do not fit, or after too many tries
     */
    public Instant byVisit(
            PatientPrincipal patient, PersonId person, String visitNumber, LocalDate date) {
        begin(patient, person);
        if (visitNumber.isBlank()
                || visitNumber.length() > LONGEST
                || !persons.hasVisit(person, visitNumber.trim(), date)) {
            throw wrong(patient);
        }
        return open(patient, person);
    }

    /**
     * Opens by a code from the counter, which then is used up; returns until when.
     *
     * @throws PortalException when it does not fit, or after too many tries
     */
    public Instant byCounterCode(PatientPrincipal patient, PersonId person, String code) {
        begin(patient, person);
        byte[] hash = hash(person, digits(code));
        long now = Micros.of(clock.instant());
        int used =
                database.inTransaction(
                        tx -> tx.dao(SessionDao.class).useCounterCode(hash, person.value(), now));
        if (used == 0) {
            throw wrong(patient);
        }
        return open(patient, person);
    }

    /** Makes a code for a person who stands at the counter; earlier ones end. */
    public Secret<String> issueCounterCode(PersonId person, String issuedBy) {
        String code = random.text(CODE_DIGITS, "0123456789");
        byte[] hash = hash(person, code);
        Instant now = clock.instant();
        database.write(
                tx -> {
                    SessionDao dao = tx.dao(SessionDao.class);
                    dao.expireCounterCodes(person.value(), Micros.of(now));
                    dao.addCounterCode(
                            hash,
                            person.value(),
                            issuedBy,
                            Micros.of(now),
                            Micros.of(now.plus(CODE_LIFETIME)));
                });
        LOG.info("counter code issued person={} by={}", person.code(), issuedBy);
        return Secret.of(code);
    }

    private void begin(PatientPrincipal patient, PersonId person) {
        boolean own = patient.own().stream().anyMatch(each -> each.person().equals(person));
        if (!own) {
            throw new PortalException(KernelError.NOT_FOUND);
        }
        limits.spend(RateLimit.SECOND_FACTORS_PER_ACCOUNT, Long.toString(patient.accountId()));
    }

    private Instant open(PatientPrincipal patient, PersonId person) {
        Instant until =
                clock.instant().truncatedTo(ChronoUnit.MICROS).plus(settings.secondFactor());
        database.write(
                tx ->
                        tx.dao(SessionDao.class)
                                .stepUp(patient.sessionId(), person.value(), Micros.of(until)));
        clients.forget(patient.sessionId());
        accounts.confirm(patient.accountId(), List.of(person));
        limits.forget(RateLimit.SECOND_FACTORS_PER_ACCOUNT, Long.toString(patient.accountId()));
        LOG.info("second factor passed session={}", Sessions.name(patient.sessionId()));
        return until;
    }

    private static PortalException wrong(PatientPrincipal patient) {
        LOG.info("second factor wrong session={}", Sessions.name(patient.sessionId()));
        return new PortalException(IdentityError.SECOND_FACTOR_WRONG);
    }

    private static String digits(String code) {
        StringBuilder digits = new StringBuilder();
        code.chars()
                .limit(LONGEST)
                .filter(c -> Character.digit(c, 10) >= 0)
                .forEach(c -> digits.append(Character.digit(c, 10)));
        return digits.toString();
    }

    private byte[] hash(PersonId person, String code) {
        return pseudonymizer.index("counter-code", person.code(), code);
    }
}
