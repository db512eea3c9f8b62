package org.whosaw.portal.hospital;

import java.util.List;
import java.util.Optional;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Tx;

/**
 * Keeps whose a phone and name are, beside the other identifiers, as a blind index. Two persons of
 * one phone and name make it nobody's: then a person of the hospital decides, not we.
 */
public final class PersonContacts {
    /** Stands for a phone and name that several persons have. */
    static final long SEVERAL = 0;

    private final List<RegistrationListener> listeners;

    PersonContacts(List<RegistrationListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /** Takes a key for a person who is being registered, when nobody has it. */
    void claim(Tx tx, byte[] key, PersonId person) {
        PersonDao dao = tx.dao(PersonDao.class);
        Optional<Long> holder = dao.personOf(key);
        if (holder.isEmpty()) {
            dao.addIdentifier(key, person.value());
            join(tx, key, person);
        } else if (holder.get() != person.value()) {
            dao.giveIdentifier(key, SEVERAL);
        }
    }

    /** Gives a key to a person, whoever had it, and joins what waited for it to her lists. */
    public void link(Tx tx, byte[] key, PersonId person) {
        PersonDao dao = tx.dao(PersonDao.class);
        if (dao.addIdentifier(key, person.value()) == 0) {
            dao.giveIdentifier(key, person.value());
        }
        join(tx, key, person);
    }

    private void join(Tx tx, byte[] key, PersonId person) {
        listeners.forEach(each -> each.registered(tx, person, List.of(key)));
    }
}
