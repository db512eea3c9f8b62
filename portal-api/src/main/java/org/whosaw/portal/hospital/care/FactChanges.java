package org.whosaw.portal.hospital.care;

import java.util.LinkedHashMap;
import java.util.Map;
import org.whosaw.portal.hospital.care.CareFactListener.Change;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Tx;

/**
 * Gathers whose facts one transaction changes, so that each person's list is looked at once before
 * and once after. Belongs to one transaction.
 */
public final class FactChanges {
    private final CareFactListener listener;
    private final Map<PersonId, Change> changes = new LinkedHashMap<>();

    FactChanges(CareFactListener listener) {
        this.listener = listener;
    }

    /** Must be called before the facts of a person change. */
    public void of(Tx tx, long personId) {
        PersonId person = new PersonId(personId);
        if (!changes.containsKey(person)) {
            changes.put(person, listener.changing(tx, person));
        }
    }

    /** Must be called before an encounter changes: a newborn's stay is its mother's. */
    public void ofFamily(Tx tx, long personId) {
        of(tx, personId);
        tx.dao(CareFactDao.class).newbornsOf(personId).forEach(child -> of(tx, child));
    }

    /** Must be called once everything is written. */
    public void finish(Tx tx) {
        changes.values().forEach(each -> each.changed(tx));
        changes.clear();
    }
}
