package org.whosaw.portal.identity.patient;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.crypto.Secret;
import org.whosaw.portal.identity.IdentityError;
import org.whosaw.portal.identity.PersonLookup;
import org.whosaw.portal.identity.PersonLookup.PersonFacts;
import org.whosaw.portal.identity.PhoneNumber;
import org.whosaw.portal.identity.account.Accounts;
import org.whosaw.portal.identity.limit.RateLimit;
import org.whosaw.portal.identity.limit.RateLimits;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Database;

/**
 * What a hospital's system or counter does for a patient's way in: hand out a binding code, bind
 * another phone after an id check, end a lost phone's bindings, lift a lock. Safe for threads.
 */
public final class BindingDesk {
    /** How long a binding code is good for. */
    public static final Duration CODE_LIFETIME = Duration.ofDays(14);

    private static final Logger LOG = LoggerFactory.getLogger("whosaw.admin");

    private final Database database;
    private final PersonLookup persons;
    private final Accounts accounts;
    private final RateLimits limits;
    private final SignInCrypto crypto;
    private final Clock clock;

    public BindingDesk(
            Database database,
            PersonLookup persons,
            Accounts accounts,
            RateLimits limits,
            SignInCrypto crypto,
            Clock clock) {
        this.database = database;
        this.persons = persons;
        this.accounts = accounts;
        this.limits = limits;
        this.crypto = crypto;
        this.clock = clock;
    }

    /**
     * Issues a code for the person under {@code mrn}; earlier unused ones end.
     *
     * @param issuedBy who asked, for the record: {@code system:…} or {@code staff:…}
     * @throws PortalException when the hospital has no such person
     */
    public IssuedCode issue(HospitalId hospital, String mrn, String issuedBy) {
        PersonId person =
                persons.byMrn(hospital, mrn)
                        .orElseThrow(() -> new PortalException(IdentityError.PERSON_UNKNOWN));
        return issue(hospital, person, null, issuedBy);
    }

    /** Issues a code for a person of {@code hospital}, for the phone on record. */
    public IssuedCode issue(HospitalId hospital, PersonId person, String issuedBy) {
        return issue(hospital, person, null, issuedBy);
    }

    /**
     * Issues a code for another phone than the one on record, after the counter has checked the
     * person's papers.
     */
    public IssuedCode issueForPhone(
            HospitalId hospital, PersonId person, PhoneNumber phone, String issuedBy) {
        return issue(hospital, person, crypto.index(phone), issuedBy);
    }

    private IssuedCode issue(
            HospitalId hospital, PersonId person, byte @Nullable [] phoneIndex, String issuedBy) {
        boolean known =
                persons.facts(List.of(person)).stream()
                        .map(PersonFacts::hospital)
                        .anyMatch(hospital::equals);
        if (!known) {
            throw new PortalException(IdentityError.PERSON_UNKNOWN);
        }
        String code = crypto.newBindingCode();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant expiresAt = now.plus(CODE_LIFETIME);
        SignInDao.Code row =
                new SignInDao.Code(
                        crypto.codeHash(BindingCodes.canonical(code)),
                        person.value(),
                        hospital.value(),
                        phoneIndex,
                        issuedBy,
                        Micros.of(now),
                        Micros.of(expiresAt),
                        null);
        database.write(
                tx -> {
                    SignInDao dao = tx.dao(SignInDao.class);
                    dao.expireCodes(person.value(), Micros.of(now));
                    dao.addCode(row);
                });
        LOG.info(
                "binding code issued person={} by={} otherPhone={}",
                person.code(),
                issuedBy,
                phoneIndex != null);
        return new IssuedCode(Secret.of(code), expiresAt);
    }

    /** Says whether a code still waits to be used. */
    public boolean isOpen(String bindingCode) {
        byte[] hash = crypto.codeHash(BindingCodes.canonical(bindingCode));
        long now = Micros.of(clock.instant());
        return database.read(tx -> tx.dao(SignInDao.class).code(hash, now)) != null;
    }

    /** Ends every binding to a person, for a phone that was lost; returns how many there were. */
    public int endBindings(PersonId person, String by) {
        int ended = accounts.endBindings(person);
        LOG.info("bindings ended person={} by={} ended={}", person.code(), by, ended);
        return ended;
    }

    /** Lifts the locks on a number: the way back for somebody who stands at the counter. */
    public void unlock(PhoneNumber phone, String by) {
        String key = HexFormat.of().formatHex(crypto.index(phone));
        limits.forget(RateLimit.WRONG_PASSWORDS_PER_NUMBER, key);
        limits.forget(RateLimit.PASSWORDS_PER_NUMBER, key);
        limits.forget(RateLimit.PASSWORDS_PER_NUMBER_A_DAY, key);
        LOG.info("number unlocked by={}", by);
    }

    /** A code just made, shown once: for a slip of paper, with or without a QR picture. */
    public record IssuedCode(Secret<String> bindingCode, Instant expiresAt) {}
}
