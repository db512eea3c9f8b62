package org.whosaw.portal.identity.patient;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.crypto.Secret;
import org.whosaw.portal.identity.ClientAddress;
import org.whosaw.portal.identity.IdentityError;
import org.whosaw.portal.identity.PersonLookup;
import org.whosaw.portal.identity.PersonLookup.PersonFacts;
import org.whosaw.portal.identity.PersonLookup.PersonName;
import org.whosaw.portal.identity.PhoneNumber;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.identity.account.Accounts;
import org.whosaw.portal.identity.limit.RateLimit;
import org.whosaw.portal.identity.limit.RateLimits;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.outbox.Envelope;
import org.whosaw.portal.outbox.NumberRanges;
import org.whosaw.portal.outbox.Outbox;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;
import org.whosaw.portal.text.Language;

/**
 * Signs patients in. Each way in answers with a challenge that looks the same whether a message was
 * sent or not; only the one-time password proves anything. Opens no session itself. Safe for
 * threads.
 */
public final class SignIn {
    /** How long a one-time password is good for. */
    public static final Duration PASSWORD_LIFETIME = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger("whosaw.signin");
    private static final Duration KEPT_CHALLENGES = Duration.ofHours(1);
    private static final Duration KEPT_CODES = Duration.ofDays(183);
    private static final int MOST_TRIES = 5;
    private static final int DIGITS = 6;
    private static final int LONGEST = 100;
    private static final String BIND = "bind";
    private static final String PHONE = "phone";

    private final Database database;
    private final Accounts accounts;
    private final PersonLookup persons;
    private final Outbox outbox;
    private final NumberRanges ranges;
    private final RateLimits limits;
    private final SignInCrypto crypto;
    private final IdSource ids;
    private final Clock clock;

    /** Builds the service over the rooms below it. */
    public SignIn(
            Database database,
            Accounts accounts,
            PersonLookup persons,
            Outbox outbox,
            NumberRanges ranges,
            RateLimits limits,
            SignInCrypto crypto,
            IdSource ids,
            Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.persons = persons;
        this.outbox = outbox;
        this.ranges = ranges;
        this.limits = limits;
        this.crypto = crypto;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Begins a first sign-in with a binding code. A message goes out only when {@code phone} is the
     * one on record, or the one the counter has checked.
     *
     * @throws PortalException when the phone or code cannot be read, the code is dead, or a limit
     *     is used up
     */
    public Secret<String> startBinding(
            String bindingCode, String phone, ClientAddress from, Language language) {
        limits.spend(RateLimit.BINDING_CODES_PER_ADDRESS, from.address());
        PhoneNumber number = parse(phone);
        byte[] codeHash = crypto.codeHash(BindingCodes.canonical(bindingCode));
        long now = Micros.of(clock.instant());
        SignInDao.Code code = database.read(tx -> tx.dao(SignInDao.class).code(codeHash, now));
        PersonFacts facts = code == null ? null : facts(new PersonId(code.personId()));
        if (code == null || facts == null) {
            LOG.info("binding code refused");
            throw new PortalException(IdentityError.BINDING_CODE_NOT_VALID);
        }
        byte[] expected = code.phoneIndex() == null ? facts.phoneIndex() : code.phoneIndex();
        boolean fits = expected != null && MessageDigest.isEqual(expected, crypto.index(number));
        return begin(BIND, number, fits, codeHash, language);
    }

    /**
     * Begins a later sign-in by phone. A message goes out only when an account of that phone is
     * bound to somebody now.
     *
     * @throws PortalException when the phone cannot be read or a limit is used up
     */
    public Secret<String> startByPhone(String phone, ClientAddress from, Language language) {
        limits.spend(RateLimit.SIGN_INS_PER_ADDRESS, from.address());
        PhoneNumber number = parse(phone);
        boolean bound =
                accounts.byPhone(crypto.index(number))
                        .map(account -> !accounts.subjects(account, null).isEmpty())
                        .orElse(false);
        return begin(PHONE, number, bound, null, language);
    }

    private Secret<String> begin(
            String kind,
            PhoneNumber number,
            boolean known,
            byte @Nullable [] codeHash,
            Language language) {
        byte[] index = crypto.index(number);
        String key = HexFormat.of().formatHex(index);
        limits.check(RateLimit.WRONG_PASSWORDS_PER_NUMBER, key);
        limits.spend(RateLimit.PASSWORDS_PER_NUMBER, key);
        limits.spend(RateLimit.PASSWORDS_PER_NUMBER_A_DAY, key);
        boolean send = known && ranges.mayReceive(number.reveal());
        String token = crypto.newChallenge();
        String password = crypto.newPassword(DIGITS);
        // Hashed and sealed for a decoy too, so that both take the same work.
        Consumer<Tx> letter = outbox.prepare(letter(number, password, language));
        byte[] passwordHash = crypto.passwordHash(token, password);
        SignInDao.Challenge challenge =
                new SignInDao.Challenge(
                        crypto.challengeHash(token),
                        kind,
                        index,
                        index,
                        codeHash,
                        send ? passwordHash : null,
                        0,
                        Micros.of(clock.instant().plus(PASSWORD_LIFETIME)),
                        null);
        database.write(
                tx -> {
                    tx.dao(SignInDao.class).addChallenge(challenge);
                    if (send) {
                        letter.accept(tx);
                    }
                });
        outbox.wake();
        return Secret.of(token);
    }

    private static Envelope letter(PhoneNumber number, String password, Language language) {
        return new Envelope(
                Envelope.SMS,
                "one-time-password." + language.tag(),
                number.reveal(),
                Map.of("code", password, "minutes", Long.toString(PASSWORD_LIFETIME.toMinutes())),
                PASSWORD_LIFETIME);
    }

    /**
     * Checks a one-time password. When it fits, the challenge is used up and, for a binding, the
     * code too; the caller then opens a session for the account.
     *
     * @throws PortalException when it is wrong or the challenge is over
     */
    public Proven verify(String challenge, String oneTimePassword) {
        if (challenge.length() > LONGEST || oneTimePassword.length() > LONGEST) {
            throw new PortalException(IdentityError.CHALLENGE_OVER);
        }
        byte[] hash = crypto.challengeHash(challenge);
        byte[] password = crypto.passwordHash(challenge, SignInCrypto.digits(oneTimePassword));
        SignInDao.Challenge waiting = database.read(tx -> tx.dao(SignInDao.class).challenge(hash));
        if (waiting == null) {
            throw new PortalException(IdentityError.CHALLENGE_OVER);
        }
        String key = HexFormat.of().formatHex(waiting.phoneIndex());
        limits.check(RateLimit.WRONG_PASSWORDS_PER_NUMBER, key);
        Opening opening = opening(waiting);
        // The verdict is returned, not thrown: a counted try must be committed.
        Verdict verdict = database.inTransaction(tx -> attempt(tx, hash, password, opening));
        return conclude(verdict, key);
    }

    /** Prepares outside the transaction what an account needs: ids, facts. */
    private Opening opening(SignInDao.Challenge waiting) {
        Instant now = clock.instant();
        byte[] codeHash = waiting.bindingCodeHash();
        PersonFacts facts = null;
        if (codeHash != null) {
            SignInDao.Code code =
                    database.read(tx -> tx.dao(SignInDao.class).code(codeHash, Micros.of(now)));
            facts = code == null ? null : facts(new PersonId(code.personId()));
        }
        return new Opening(ids.next(), waiting.phoneIndex(), facts, codeHash);
    }

    private Verdict attempt(Tx tx, byte[] hash, byte[] password, Opening opening) {
        SignInDao dao = tx.dao(SignInDao.class);
        long now = Micros.of(clock.instant());
        SignInDao.Challenge tried = dao.tryOnce(hash, now, MOST_TRIES);
        if (tried == null) {
            return new Verdict(IdentityError.CHALLENGE_OVER, 0);
        }
        if (tried.passwordHash() == null
                || !MessageDigest.isEqual(tried.passwordHash(), password)) {
            return new Verdict(IdentityError.ONE_TIME_PASSWORD_WRONG, 0);
        }
        dao.useChallenge(hash, now);
        if (opening.codeHash() != null
                && (opening.facts() == null || dao.useCode(opening.codeHash(), now) == 0)) {
            return new Verdict(IdentityError.BINDING_CODE_NOT_VALID, 0);
        }
        long account = accounts.open(tx, opening.freshId(), opening.phoneIndex());
        if (opening.facts() != null) {
            accounts.bind(tx, account, opening.facts());
        }
        return new Verdict(null, account);
    }

    private Proven conclude(Verdict verdict, String key) {
        if (verdict.refusal() == IdentityError.ONE_TIME_PASSWORD_WRONG) {
            limits.trySpend(RateLimit.WRONG_PASSWORDS_PER_NUMBER, key);
        }
        if (verdict.refusal() != null) {
            LOG.info("sign-in refused code={}", verdict.refusal().code());
            throw new PortalException(verdict.refusal());
        }
        accounts.forget(verdict.accountId());
        List<PersonId> own =
                accounts.subjects(verdict.accountId(), null).stream()
                        .filter(subject -> !subject.guarded())
                        .map(Subject::person)
                        .toList();
        accounts.confirm(verdict.accountId(), own);
        LOG.info("sign-in proven account={} persons={}", verdict.accountId(), own.size());
        return new Proven(verdict.accountId(), choices(verdict.accountId()));
    }

    /** Returns the persons an account serves, with masked names, for a proven holder to choose. */
    public List<Choice> choices(long accountId) {
        List<Subject> own =
                accounts.subjects(accountId, null).stream()
                        .filter(subject -> !subject.guarded())
                        .toList();
        List<PersonName> names = persons.names(own.stream().map(Subject::person).toList());
        return own.stream().flatMap(subject -> choice(subject, names).stream()).toList();
    }

    private static Optional<Choice> choice(Subject subject, List<PersonName> names) {
        return names.stream()
                .filter(name -> name.person().equals(subject.person()))
                .map(
                        name ->
                                new Choice(
                                        subject.person(),
                                        subject.hospital(),
                                        name.maskedName(),
                                        name.hospitalName()))
                .findFirst();
    }

    /** Deletes challenges and codes that are long over; returns how many. */
    public int purge() {
        Instant now = clock.instant();
        return database.inTransaction(
                tx -> {
                    SignInDao dao = tx.dao(SignInDao.class);
                    return dao.purgeChallenges(Micros.of(now.minus(KEPT_CHALLENGES)))
                            + dao.purgeCodes(Micros.of(now.minus(KEPT_CODES)));
                });
    }

    private @Nullable PersonFacts facts(PersonId person) {
        return persons.facts(List.of(person)).stream().findFirst().orElse(null);
    }

    private static PhoneNumber parse(String phone) {
        return PhoneNumber.parse(phone)
                .orElseThrow(() -> new PortalException(IdentityError.PHONE_UNREADABLE));
    }

    /** What {@link #attempt} may need, prepared before its transaction. */
    private record Opening(
            long freshId,
            byte[] phoneIndex,
            @Nullable PersonFacts facts,
            byte @Nullable [] codeHash) {}

    private record Verdict(@Nullable IdentityError refusal, long accountId) {}

    /** An account whose phone was just proved, and whom it serves. */
    public record Proven(long accountId, List<Choice> persons) {}

    /** One person to choose from. */
    public record Choice(
            PersonId person, HospitalId hospital, String maskedName, String hospitalName) {
        @Override
        public String toString() {
            return "Choice[" + person.code() + "]";
        }
    }
}
