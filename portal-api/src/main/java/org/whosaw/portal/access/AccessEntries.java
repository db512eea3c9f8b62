package org.whosaw.portal.access;

import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.hospital.DirectoryLookup;
import org.whosaw.portal.hospital.withheld.DeferrableEntries;
import org.whosaw.portal.hospital.withheld.HeldRows;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Tx;

/** Finds single accesses by what the hospital's own log calls them, and holds them back. */
final class AccessEntries implements DeferrableEntries {
    private final Pseudonymizer pseudonymizer;
    private final DirectoryLookup lookup;

    AccessEntries(Pseudonymizer pseudonymizer, DirectoryLookup lookup) {
        this.pseudonymizer = pseudonymizer;
        this.lookup = lookup;
    }

    @Override
    public Optional<Entry> find(
            Tx tx, HospitalId hospital, String system, String sourceEventId, PersonId person) {
        return lookup.system(hospital, system)
                .flatMap(
                        card ->
                                tx.dao(EntryDao.class)
                                        .find(
                                                AccessRecorder.sourceKey(
                                                        pseudonymizer, card.id(), sourceEventId),
                                                person.value()));
    }

    @Override
    public void hold(Tx tx, Entry entry, PersonId person) {
        HeldRows.ACCESSES.hold(tx, person, entry.occurredAt(), entry.id());
        HeldRows.holdLook(tx, person, entry.occurredAt(), entry.id());
    }

    /** Finds one access of one person, held back already or not. */
    interface EntryDao {
        @SqlQuery(
                """
                SELECT e.id, e.occurred_at FROM access_event e WHERE e.source_key = :key AND (
                    EXISTS (SELECT 1 FROM access_subject s WHERE s.person_id = :personId
                        AND s.occurred_at = e.occurred_at AND s.event_id = e.id)
                    OR EXISTS (SELECT 1 FROM access_withheld w WHERE w.event_id = e.id
                        AND w.person_id = :personId))\
                """)
        Optional<Entry> find(byte[] key, long personId);
    }
}
