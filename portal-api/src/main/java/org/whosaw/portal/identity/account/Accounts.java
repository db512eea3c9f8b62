package org.whosaw.portal.identity.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.PersonLookup;
import org.whosaw.portal.identity.PersonLookup.PersonFacts;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.identity.guardian.Guardians;
import org.whosaw.portal.identity.guardian.Guardians.Standing;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/** Keeps accounts and says whose records each may read now. Safe for threads. */
public final class Accounts {
    /** How long an answer may be old: a changed phone takes hold within it. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Database database;
    private final PersonLookup persons;
    private final Guardians guardians;
    private final Clock clock;
    private final Duration askAgainAfter;
    private final Cache<Key, Known> subjects =
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
     * Returns whom the account may read now, her own persons first. A link to a child that was
     * blocked, on whichever node, is asked for each time: it shows nothing from that moment on.
     *
     * @param chosen the one person this session was narrowed to, or null for all
     */
    public List<Subject> subjects(long accountId, @Nullable PersonId chosen) {
        Key key = new Key(accountId, chosen == null ? 0 : chosen.value());
        Known known = subjects.getIfPresent(key);
        if (known != null
                && known.changes() == guardians.changes()
                && (known.standing().isEmpty()
                        || known.standing().equals(guardians.standing(known.bound())))) {
            return known.subjects();
        }
        Known fresh = load(accountId, chosen);
        subjects.put(key, fresh);
        return fresh.subjects();
    }

    /**
     * An account that reads a person's list now.
     *
     * @param family whether somebody else may read along on a phone of hers
     */
    public record AccountReader(
            long accountId, byte[] phoneIndex, boolean family, List<Subject> subjects) {
        @Override
        public String toString() {
            return "AccountReader[" + accountId + "]";
        }
    }

    /** Returns the accounts that may read a person now, as her own or as her guardian's. */
    public List<AccountReader> readersOf(PersonId person) {
        long now = Micros.of(clock.instant());
        List<AccountReader> readers = new ArrayList<>();
        for (AccountDao.Near near :
                database.read(tx -> tx.dao(AccountDao.class).near(person.value(), now))) {
            List<Subject> all = subjects(near.id(), null);
            if (all.stream().anyMatch(each -> each.person().equals(person))) {
                readers.add(new AccountReader(near.id(), near.phoneIndex(), near.family(), all));
            }
        }
        return readers;
    }

    /** Forgets what was read about an account, after a change to it. */
    public void forget(long accountId) {
        subjects.asMap().keySet().removeIf(key -> key.accountId() == accountId);
    }

    private Known load(long accountId, @Nullable PersonId chosen) {
        long changes = guardians.changes();
        List<AccountDao.Binding> bindings =
                database.read(tx -> tx.dao(AccountDao.class).bindings(accountId));
        Map<PersonId, PersonFacts> facts =
                facts(bindings.stream().map(each -> new PersonId(each.personId())).toList());
        List<Subject> own = new ArrayList<>();
        List<PersonId> bound = new ArrayList<>();
        for (AccountDao.Binding binding : bindings) {
            PersonFacts of = facts.get(new PersonId(binding.personId()));
            if (of != null && isFresh(binding, of)) {
                bound.add(of.person());
                if (chosen == null || chosen.equals(of.person())) {
                    own.add(new Subject(of.person(), of.hospital(), false));
                }
            }
        }
        // Who was blocked is kept away on every way, a phone of the child's or of another's too.
        Standing standing = guardians.standing(bound);
        own.removeIf(each -> standing.blocked().contains(each.person()));
        List<PersonId> readers = own.stream().map(Subject::person).toList();
        Set<PersonId> children = new LinkedHashSet<>(guardians.standing(readers).children());
        children.removeAll(standing.blocked());
        children.removeAll(readers);
        List<Subject> all = new ArrayList<>(own);
        facts(children).values().stream()
                .sorted((a, b) -> a.person().compareTo(b.person()))
                .forEach(child -> all.add(new Subject(child.person(), child.hospital(), true)));
        return new Known(changes, bound, standing, List.copyOf(all));
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

    /**
     * What was read about an account.
     *
     * @param bound the persons that are hers by her phone, those of a chosen session too
     */
    private record Known(
            long changes, List<PersonId> bound, Standing standing, List<Subject> subjects) {}
}
