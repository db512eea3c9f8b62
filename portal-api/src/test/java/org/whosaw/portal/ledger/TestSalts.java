package org.whosaw.portal.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Tx;

/** Salts for tests, worked out from the person's id; persons can be erased. */
public final class TestSalts implements PersonSalts {
    private final Set<PersonId> erased = new HashSet<>();

    /** Returns a ledger of persons over these salts. */
    public static PersonLedger ledger(IdSource ids) {
        return new PersonLedger(new Ledger(ids), new TestSalts(), new RandomSource());
    }

    /** Forgets a person's key. */
    public void erase(PersonId person) {
        erased.add(person);
    }

    @Override
    public Map<PersonId, Salts> prepare(Collection<PersonId> persons) {
        Map<PersonId, Salts> all = new HashMap<>();
        persons.forEach(each -> find(each).ifPresent(salts -> all.put(each, salts)));
        return all;
    }

    @Override
    public Optional<Salts> of(Tx tx, PersonId person) {
        return find(person);
    }

    @Override
    public Optional<Salts> find(Tx tx, PersonId person) {
        return find(person);
    }

    @Override
    public Optional<Salts> find(PersonId person) {
        return erased.contains(person)
                ? Optional.empty()
                : Optional.of((label, id) -> salt(person, label, id));
    }

    private static byte[] salt(PersonId person, String label, long id) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(16).putLong(person.value()).putLong(id).array());
            return digest.digest(label.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
