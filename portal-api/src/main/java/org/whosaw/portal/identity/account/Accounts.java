package org.whosaw.portal.identity.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.PersonLookup;
import org.whosaw.portal.identity.PersonLookup.PersonFacts;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.identity.guardian.Guardians;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/** Keeps accounts and says whose records each may read now. Safe for threads. */
public final class Accounts {
    /** How long an answer may be old: a block or a changed phone takes hold within it. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Database database;
    private final PersonLookup persons;
    private final Guardians guardians;
    private final Clock clock;
    private final Duration askAgainAfter;
    private final Cache<Key, List<Subject>> subjects =
            Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(FRESH).build();

    public Accounts(
            Database database,
            PersonLookup persons,
            Guardians guardians,
            Clock clock,
            Duration askAgainAfter) {
        this.database = database;
        this.persons = persons;
        this.guardians = guardians;
        this.clock = clock;
        this.askAgainAfter = askAgainAfter;
    }

    /**
     * Opens the account of a verified phone, or notes that it was verified again; returns its id.
     * The number itself is not kept: nothing ever asks an account for it.
     */
    public long open(Tx tx, long freshId, byte[] phoneIndex) {
        return tx.dao(AccountDao.class).open(freshId, phoneIndex, Micros.of(clock.instant()));
    }

    /** Lets an account read a person, under the phone the hospital has on record now. */
    public void bind(Tx tx, long accountId, PersonFacts facts) {
        long now = Micros.of(clock.instant());
        tx.dao(AccountDao.class)
                .bind(
                        new AccountDao.Binding(
                                accountId,
                                facts.person().value(),
                                facts.hospital().value(),
                                now,
                                now,
                                facts.phoneIndex()));
    }

    /** Returns the account of a phone, or empty. */
    public Optional<Long> byPhone(byte[] phoneIndex) {
        return Optional.ofNullable(
                database.read(tx -> tx.dao(AccountDao.class).byPhone(phoneIndex)));
    }

    /** Notes that the holder of the account was proved again, so 180 days begin anew. */
    public void confirm(long accountId, Collection<PersonId> own) {
        long now = Micros.of(clock.instant());
        database.write(
                tx -> {
                    AccountDao dao = tx.dao(AccountDao.class);
                    own.forEach(person -> dao.confirm(accountId, person.value(), now));
                });
    }

    /** Ends every binding to a person, for a phone that was lost; returns how many there were. */
    public int endBindings(PersonId person) {
        long now = Micros.of(clock.instant());
        List<Long> accounts =
                database.read(tx -> tx.dao(AccountDao.class).accountsOf(person.value()));
        int ended =
                database.inTransaction(
                        tx -> tx.dao(AccountDao.class).endBindings(person.value(), now));
        accounts.forEach(this::forget);
        return ended;
    }

    /**
     * Returns whom the account may read now, her own persons first.
     *
     * @param chosen the one person this session was narrowed to, or null for all
     */
    public List<Subject> subjects(long accountId, @Nullable PersonId chosen) {
        Key key = new Key(accountId, chosen == null ? 0 : chosen.value());
        List<Subject> known = subjects.getIfPresent(key);
        if (known != null) {
            return known;
        }
        List<Subject> fresh = load(accountId, chosen);
        subjects.put(key, fresh);
        return fresh;
    }

    /** Forgets what was read about an account, after a change to it. */
    public void forget(long accountId) {
        subjects.asMap().keySet().removeIf(key -> key.accountId() == accountId);
    }

    private List<Subject> load(long accountId, @Nullable PersonId chosen) {
        List<AccountDao.Binding> bindings =
                database.read(tx -> tx.dao(AccountDao.class).bindings(accountId));
        if (chosen != null) {
            bindings = bindings.stream().filter(each -> each.personId() == chosen.value()).toList();
        }
        Map<PersonId, PersonFacts> facts =
                facts(bindings.stream().map(each -> new PersonId(each.personId())).toList());
        List<Subject> all = new ArrayList<>();
        for (AccountDao.Binding binding : bindings) {
            PersonFacts of = facts.get(new PersonId(binding.personId()));
            if (of != null && isFresh(binding, of)) {
                all.add(new Subject(of.person(), of.hospital(), false));
            }
        }
        List<PersonId> own = all.stream().map(Subject::person).toList();
        List<PersonId> children = guardians.childrenOf(own);
        facts(children).values().stream()
                .filter(child -> !own.contains(child.person()))
                .sorted((a, b) -> a.person().compareTo(b.person()))
                .forEach(child -> all.add(new Subject(child.person(), child.hospital(), true)));
        return List.copyOf(all);
    }

    private Map<PersonId, PersonFacts> facts(Collection<PersonId> of) {
        return of.isEmpty()
                ? Map.of()
                : persons.facts(of).stream()
                        .collect(Collectors.toMap(PersonFacts::person, Function.identity()));
    }

    private boolean isFresh(AccountDao.Binding binding, PersonFacts facts) {
        Instant confirmed = Micros.instant(binding.confirmedAt());
        return Arrays.equals(binding.recordPhoneIndex(), facts.phoneIndex())
                && clock.instant().isBefore(confirmed.plus(askAgainAfter));
    }

    private record Key(long accountId, long chosen) {}
}
