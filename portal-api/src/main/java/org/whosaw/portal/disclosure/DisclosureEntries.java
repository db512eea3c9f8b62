package org.whosaw.portal.disclosure;

import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.hospital.DirectoryLookup;
import org.whosaw.portal.hospital.withheld.DeferrableEntries;
import org.whosaw.portal.hospital.withheld.HeldRows;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Tx;

/** Finds single provisions by what the hospital's own log calls them, and holds them back. */
final class DisclosureEntries implements DeferrableEntries {
    private final Pseudonymizer pseudonymizer;
    private final DirectoryLookup lookup;

    DisclosureEntries(Pseudonymizer pseudonymizer, DirectoryLookup lookup) {
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
                                                DisclosureRecorder.sourceKey(
                                                        pseudonymizer, card.id(), sourceEventId),
                                                person.value()));
    }

    @Override
    public void hold(Tx tx, Entry entry, PersonId person) {
        HeldRows.DISCLOSURES.hold(tx, person, entry.occurredAt(), entry.id());
    }

    /** Finds one provision of one person, held back already or not. */
    interface EntryDao {
        @SqlQuery(
                """
                SELECT d.id, d.occurred_at FROM disclosure d WHERE d.source_key = :key AND (
                    EXISTS (SELECT 1 FROM disclosure_subject s WHERE s.person_id = :personId
                        AND s.occurred_at = d.occurred_at AND s.disclosure_id = d.id)
                    OR EXISTS (SELECT 1 FROM disclosure_withheld w WHERE w.disclosure_id = d.id
                        AND w.person_id = :personId))\
                """)
        Optional<Entry> find(byte[] key, long personId);
    }
}
