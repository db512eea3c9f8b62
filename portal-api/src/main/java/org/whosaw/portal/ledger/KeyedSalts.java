package org.whosaw.portal.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.whosaw.portal.crypto.DataKey;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Tx;
import org.whosaw.portal.vault.PersonKeys;
import org.whosaw.portal.vault.VaultError;

/** Takes salts from the data keys of persons. Safe for threads. */
public final class KeyedSalts implements PersonSalts {
    private final PersonKeys keys;

    public KeyedSalts(PersonKeys keys) {
        this.keys = keys;
    }

    @Override
    public Map<PersonId, Salts> prepare(Collection<PersonId> persons) {
        Map<PersonId, Salts> all = new HashMap<>(persons.size() * 2);
        try {
            keys.prepare(persons).forEach((person, key) -> all.put(person, of(key)));
        } catch (PortalException e) {
            if (e.errorCode() != VaultError.ERASED) {
                throw e;
            }
            for (PersonId each : persons) {
                one(each).ifPresent(salts -> all.put(each, salts));
            }
        }
        return all;
    }

    private Optional<Salts> one(PersonId person) {
        try {
            return Optional.ofNullable(keys.prepare(List.of(person)).get(person))
                    .map(KeyedSalts::of);
        } catch (PortalException e) {
            if (e.errorCode() != VaultError.ERASED) {
                throw e;
            }
            return Optional.empty();
        }
    }

    @Override
    public Optional<Salts> of(Tx tx, PersonId person) {
        try {
            return Optional.of(of(keys.of(tx, person)));
        } catch (PortalException e) {
            if (e.errorCode() != VaultError.ERASED) {
                throw e;
            }
            return Optional.empty();
        }
    }

    @Override
    public Optional<Salts> find(Tx tx, PersonId person) {
        return keys.find(tx, person).map(KeyedSalts::of);
    }

    @Override
    public Optional<Salts> find(PersonId person) {
        return keys.find(person).map(KeyedSalts::of);
    }

    private static Salts of(DataKey key) {
        return key::salt;
    }
}
