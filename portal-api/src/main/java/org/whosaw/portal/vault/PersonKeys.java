package org.whosaw.portal.vault;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.whosaw.portal.crypto.DataKey;
import org.whosaw.portal.crypto.KeyWrap;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/**
 * Hands out the data keys of persons. Safe for threads.
 *
 * <p>Which way to take: {@link #prepare} before a transaction that writes about persons who are
 * registered already (it makes what is missing in a transaction of its own, so never call it inside
 * of one); {@link #of} inside the transaction that registers a person; {@link #find} where one
 * reads, for a person without a key has nothing sealed under it and no leaf.
 */
public final class PersonKeys {
    /** How long a destroyed key may still be known to a running process. */
    public static final Duration MEMORY = Duration.ofSeconds(30);

    private static final int MOST_REMEMBERED = 30_000;
    private static final int CHUNK = 500;

    private final Database database;
    private final KeyWrap wrap;
    private final Clock clock;
    private final Cache<PersonId, DataKey> known;

    /** Creates it over the database whose persons they are. */
    public PersonKeys(Database database, KeyWrap wrap, Clock clock) {
        this(database, wrap, clock, Ticker.systemTicker());
    }

    PersonKeys(Database database, KeyWrap wrap, Clock clock, Ticker ticker) {
        this.database = database;
        this.wrap = wrap;
        this.clock = clock;
        this.known =
                Caffeine.newBuilder()
                        .maximumSize(MOST_REMEMBERED)
                        .expireAfterWrite(MEMORY)
                        .ticker(ticker)
                        .build();
    }

    /** Returns a person's key in a reading of its own; absent when she has none or was erased. */
    public Optional<DataKey> find(PersonId person) {
        return Optional.ofNullable(find(List.of(person)).get(person));
    }

    /** Returns the keys of those who have one, in one reading of its own. */
    public Map<PersonId, DataKey> find(Collection<PersonId> persons) {
        Map<PersonId, DataKey> found = new HashMap<>(persons.size() * 2);
        Set<PersonId> missing = remembered(persons, found);
        if (!missing.isEmpty()) {
            // What a reading sees is committed, and so may be remembered.
            Map<PersonId, DataKey> read = open(database.read(tx -> rows(tx, missing)));
            known.putAll(read);
            found.putAll(read);
        }
        return found;
    }

    /** Returns a person's key in the caller's own reading; absent as in {@link #find}. */
    public Optional<DataKey> find(Tx tx, PersonId person) {
        return Optional.ofNullable(find(tx, List.of(person)).get(person));
    }

    /** Returns the keys of those who have one, in the caller's own reading. */
    public Map<PersonId, DataKey> find(Tx tx, Collection<PersonId> persons) {
        Map<PersonId, DataKey> found = new HashMap<>(persons.size() * 2);
        Set<PersonId> missing = remembered(persons, found);
        if (!missing.isEmpty()) {
            found.putAll(open(rows(tx, missing)));
        }
        return found;
    }

    /**
     * Returns a person's key, made in the caller's writing transaction when she has none.
     *
     * @throws PortalException with {@link VaultError#JUST_ERASED} when she was erased
     */
    public DataKey of(Tx tx, PersonId person) {
        return Objects.requireNonNull(of(tx, List.of(person)).get(person));
    }

    /** Returns the key of each, made in the caller's writing transaction where there is none. */
    public Map<PersonId, DataKey> of(Tx tx, Collection<PersonId> persons) {
        Map<PersonId, DataKey> found = new HashMap<>(persons.size() * 2);
        Set<PersonId> missing = remembered(persons, found);
        if (missing.isEmpty()) {
            return found;
        }
        List<DataKeyDao.KeyRow> rows = rows(tx, missing);
        demandLiving(rows);
        rows.forEach(row -> missing.remove(new PersonId(row.ownerId())));
        found.putAll(open(rows));
        if (!missing.isEmpty()) {
            found.putAll(make(tx, missing));
        }
        return found;
    }

    /**
     * Returns the key of each, made in a transaction of its own where there is none. Never inside a
     * transaction: on SQLite it would wait for itself.
     *
     * @throws PortalException with {@link VaultError#JUST_ERASED} when one was erased
     */
    public Map<PersonId, DataKey> prepare(Collection<PersonId> persons) {
        Map<PersonId, DataKey> found = find(persons);
        if (found.size() < persons.size()) {
            List<PersonId> rest =
                    persons.stream().filter(each -> !found.containsKey(each)).toList();
            if (!rest.isEmpty()) {
                Map<PersonId, DataKey> made = database.inTransaction(tx -> of(tx, rest));
                known.putAll(made);
                found.putAll(made);
            }
        }
        return found;
    }

    /** Returns one person's key as {@link #prepare(Collection)} does. */
    public DataKey prepare(PersonId person) {
        return Objects.requireNonNull(prepare(List.of(person)).get(person));
    }

    /** Returns a key for a person who is about to be registered; {@link #keep} stores it. */
    public KeyWrap.Wrapped make(PersonId person) {
        return wrap.make(person.value());
    }

    /** Stores a key that was made, in the transaction that registers the person. */
    public void keep(Tx tx, PersonId person, KeyWrap.Wrapped made) {
        long now = Micros.of(clock.instant());
        int added =
                tx.dao(DataKeyDao.class)
                        .add(person.value(), made.bytes(), KeyWrap.idOf(made.bytes()), now);
        if (added == 0) {
            throw new IllegalStateException("a person has one key in her life");
        }
    }

    private Map<PersonId, DataKey> make(Tx tx, Set<PersonId> persons) {
        DataKeyDao dao = tx.dao(DataKeyDao.class);
        long now = Micros.of(clock.instant());
        Map<PersonId, DataKey> made = new HashMap<>();
        Set<PersonId> elsewhere = new TreeSet<>();
        for (PersonId person : persons) { // in the order of ids: two nodes never wait crosswise
            KeyWrap.Wrapped fresh = wrap.make(person.value());
            int by = KeyWrap.idOf(fresh.bytes());
            if (dao.add(person.value(), fresh.bytes(), by, now) > 0) {
                made.put(person, fresh.key());
            } else {
                elsewhere.add(person); // another node was quicker
            }
        }
        if (!elsewhere.isEmpty()) {
            List<DataKeyDao.KeyRow> rows = rows(tx, elsewhere);
            demandLiving(rows);
            made.putAll(open(rows));
        }
        return made;
    }

    /** How many keys there are. */
    public record Count(long live, long behind, long destroyed) {}

    /**
     * Counts keys, those of the house too; those behind are not wrapped under the newest wrapping
     * key.
     */
    public Count count() {
        DataKeyDao.Counts counts =
                database.read(tx -> tx.dao(DataKeyDao.class).counts(wrap.newestId()));
        return new Count(counts.live(), counts.behind(), counts.destroyed());
    }

    /**
     * Wraps all keys under the newest wrapping key, some at a time; what is cut off goes on when it
     * is called again. The keys themselves stay as they are, and so does all that they sealed.
     *
     * @return how many were wrapped anew
     */
    public long renew() {
        long done = 0;
        Renewing at = Renewing.BEGIN;
        do {
            at = renew(at);
            done += at.renewed();
        } while (!at.over());
        return done;
    }

    /** How far a wrapping of all keys is. */
    record Renewing(long after, long renewed, boolean over) {
        static final Renewing BEGIN = new Renewing(Long.MIN_VALUE, 0, false);
    }

    /** Wraps some more keys under the newest wrapping key. */
    Renewing renew(Renewing before) {
        int newest = wrap.newestId();
        List<DataKeyDao.KeyRow> rows =
                database.read(tx -> tx.dao(DataKeyDao.class).behind(before.after(), newest, CHUNK));
        if (rows.isEmpty()) {
            return new Renewing(before.after(), 0, true);
        }
        List<Renewed> renewed = rows.stream().map(this::renew).toList();
        long done = database.inTransaction(tx -> write(tx, renewed));
        return new Renewing(rows.get(rows.size() - 1).ownerId(), done, false);
    }

    /** Returns the number of the key that wraps from now on. */
    int newestWrapping() {
        return wrap.newestId();
    }

    private record Renewed(long ownerId, byte[] before, byte[] after) {}

    private Renewed renew(DataKeyDao.KeyRow row) {
        byte[] before = Objects.requireNonNull(row.wrapped());
        return new Renewed(row.ownerId(), before, wrap.renew(row.ownerId(), before));
    }

    private static long write(Tx tx, List<Renewed> renewed) {
        DataKeyDao dao = tx.dao(DataKeyDao.class);
        long done = 0;
        for (Renewed each : renewed) {
            int by = KeyWrap.idOf(each.after());
            done += dao.renew(each.ownerId(), each.before(), each.after(), by);
        }
        return done;
    }

    /**
     * Destroys a person's key for ever in the caller's transaction; says whether it was there to
     * destroy, or had never been made. Other nodes forget it within {@link #MEMORY}.
     */
    public boolean destroy(Tx tx, PersonId person) {
        boolean done =
                tx.dao(DataKeyDao.class).destroy(person.value(), Micros.of(clock.instant())) > 0;
        known.invalidate(person);
        return done;
    }

    /** Forgets a person's key; called once more after the transaction that destroyed it. */
    public void forget(PersonId person) {
        known.invalidate(person);
    }

    private Set<PersonId> remembered(Collection<PersonId> persons, Map<PersonId, DataKey> found) {
        Set<PersonId> missing = new TreeSet<>();
        for (PersonId person : persons) {
            DataKey key = known.getIfPresent(person);
            if (key == null) {
                missing.add(person);
            } else {
                found.put(person, key);
            }
        }
        return missing;
    }

    private static List<DataKeyDao.KeyRow> rows(Tx tx, Collection<PersonId> persons) {
        DataKeyDao dao = tx.dao(DataKeyDao.class);
        List<Long> all = persons.stream().map(PersonId::value).toList();
        List<DataKeyDao.KeyRow> rows = new ArrayList<>(all.size());
        for (int from = 0; from < all.size(); from += CHUNK) {
            rows.addAll(dao.find(all.subList(from, Math.min(all.size(), from + CHUNK))));
        }
        return rows;
    }

    private static void demandLiving(List<DataKeyDao.KeyRow> rows) {
        if (rows.stream().anyMatch(row -> row.wrapped() == null)) {
            throw PortalException.retryAfter(VaultError.JUST_ERASED, MEMORY);
        }
    }

    private Map<PersonId, DataKey> open(List<DataKeyDao.KeyRow> rows) {
        Map<PersonId, DataKey> keys = new HashMap<>(rows.size() * 2);
        for (DataKeyDao.KeyRow row : rows) {
            byte[] wrapped = row.wrapped();
            if (wrapped != null) {
                keys.put(new PersonId(row.ownerId()), wrap.open(row.ownerId(), wrapped));
            }
        }
        return keys;
    }
}
