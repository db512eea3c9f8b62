package org.whosaw.portal.hospital.withheld;

import java.util.Optional;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Tx;

/** Finds entries of one room by what the hospital's own log calls them, and holds them back. */
public interface DeferrableEntries {
    /** An entry that was found. */
    record Entry(long id, long occurredAt) {}

    /** Returns the entry of a system under the source's own id, when it is about the person. */
    Optional<Entry> find(
            Tx tx, HospitalId hospital, String system, String sourceEventId, PersonId person);

    /** Takes the entry out of what the person reads. */
    void hold(Tx tx, Entry entry, PersonId person);
}
