package org.whosaw.portal.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.ledger.PersonSalts.Salts;
import org.whosaw.portal.store.Tx;

/**
 * Appends what is written about persons: one leaf an entry and person, salted from her own key. The
 * one door of the subject rooms to the ledger. Safe for threads.
 */
public final class PersonLedger {
    private final Ledger ledger;
    private final PersonSalts salts;
    private final RandomSource random;
    private final boolean on;

    public PersonLedger(Ledger ledger, PersonSalts salts, RandomSource random) {
        this(ledger, salts, random, true);
    }

    private PersonLedger(Ledger ledger, PersonSalts salts, RandomSource random, boolean on) {
        this.ledger = ledger;
        this.salts = salts;
        this.random = random;
        this.on = on;
    }

    /** Returns one that appends nothing: what a benchmark compares with, and nothing else. */
    public PersonLedger switchedOff() {
        return new PersonLedger(ledger, salts, random, false);
    }

    /** Says whether leaves are appended. */
    public boolean isOn() {
        return on;
    }

    /** Returns the salts of persons ahead of a transaction; none when switched off. */
    public Map<PersonId, Salts> prepare(Collection<PersonId> persons) {
        return on && !persons.isEmpty() ? salts.prepare(persons) : Map.of();
    }

    /** Returns a person's salts in the caller's own reading; empty as in {@link #find}. */
    public Optional<Salts> find(Tx tx, PersonId person) {
        return salts.find(tx, person);
    }

    /** Returns a person's salts for reading; empty when she has none or was erased. */
    public Optional<Salts> find(PersonId person) {
        return salts.find(person);
    }

    /** Returns a person's salts inside a writing transaction; empty when she was erased. */
    public Optional<Salts> of(Tx tx, PersonId person) {
        return on ? salts.of(tx, person) : Optional.empty();
    }

    /** Returns the salt of a person's entry: the one place that says how labels are made. */
    public static byte[] salt(Salts salts, LeafKind kind, long id, int number) {
        return salts.salt(number == 0 ? kind.code() : kind.code() + "." + number, id);
    }

    /** Returns the leaf of a person's entry. */
    public static Leaf leaf(Salts salts, PersonId person, long id, CanonicalBytes content) {
        byte[] salt = salt(salts, content.kind(), id, 0);
        return new Leaf(content.kind(), id, person.value(), Commitment.of(salt, content.toBytes()));
    }

    /** Returns a salt for an entry whose person is not known yet. */
    public byte[] freshSalt() {
        return random.bytes(Commitment.SALT_BYTES);
    }

    /** Appends leaves in their order. */
    public void append(Tx tx, List<Leaf> leaves) {
        if (on) {
            ledger.append(tx, leaves);
        }
    }

    /**
     * Appends one entry of a person in her transaction; nothing when she was erased.
     *
     * @param number which of the leaves of that id it is, from 0 on
     */
    public void append(Tx tx, PersonId person, long id, int number, CanonicalBytes content) {
        Optional<Salts> hers = of(tx, person);
        if (hers.isEmpty()) {
            return;
        }
        byte[] salt = salt(hers.get(), content.kind(), id, number);
        Commitment commitment = Commitment.of(salt, content.toBytes());
        List<Leaf> one = new ArrayList<>(1);
        one.add(new Leaf(content.kind(), id, person.value(), commitment));
        ledger.append(tx, one);
    }
}
