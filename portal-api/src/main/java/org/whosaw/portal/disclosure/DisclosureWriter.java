package org.whosaw.portal.disclosure;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.whosaw.portal.hospital.PatientRegistry;
import org.whosaw.portal.hospital.PersonDirectory;
import org.whosaw.portal.hospital.withheld.DeferralBook;
import org.whosaw.portal.hospital.withheld.HeldRows;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.RecordAnswer;
import org.whosaw.portal.store.Tx;

/** Writes prepared provisions inside a transaction. */
final class DisclosureWriter {
    private DisclosureWriter() {}

    /** Writes one provision and answers for it. */
    static RecordAnswer write(Tx tx, DisclosureRow row, DeferralBook deferrals) {
        DisclosureDao dao = tx.dao(DisclosureDao.class);
        if (dao.add(row) == 0) {
            return dao.known(row.sourceKey())
                    .filter(known -> Arrays.equals(known.contentHash(), row.contentHash()))
                    .map(known -> RecordAnswer.of(RecordAnswer.Status.DUPLICATE, known.id()))
                    .orElse(RecordAnswer.rejected(DisclosureError.CONFLICT, "sourceEventId"));
        }
        Set<PersonId> persons = new HashSet<>(row.persons());
        List<byte[]> waiting = new ArrayList<>(row.waiting());
        if (!waiting.isEmpty()) {
            // As in access: nothing may wait for someone who was registered a moment ago.
            tx.lock(PatientRegistry.lockOf(new HospitalId(row.hospitalId())));
            Map<ByteBuffer, PersonId> found = PersonDirectory.personsOf(tx, waiting);
            persons.addAll(found.values());
            waiting.removeIf(key -> found.containsKey(ByteBuffer.wrap(key)));
        }
        addSubjects(tx, row, persons, waiting);
        if (row.deferral() != null) {
            deferrals.add(tx, row.deferral());
        }
        return RecordAnswer.of(
                waiting.isEmpty() ? RecordAnswer.Status.ACCEPTED : RecordAnswer.Status.HELD,
                row.id());
    }

    private static void addSubjects(
            Tx tx, DisclosureRow row, Set<PersonId> persons, List<byte[]> waiting) {
        DisclosureDao dao = tx.dao(DisclosureDao.class);
        int isProtected = row.isProtected() ? 1 : 0;
        for (PersonId person : persons) {
            if (row.isHeldBack()) {
                HeldRows.DISCLOSURES.add(tx, person, row.occurredAt(), row.id(), row.isProtected());
            } else {
                dao.addSubject(person.value(), row.occurredAt(), row.id(), isProtected);
            }
        }
        int held = row.isHeldBack() ? HeldRows.HELD : 0;
        for (byte[] key : waiting) {
            dao.addWaiting(key, row.occurredAt(), row.id(), held + isProtected);
        }
    }
}
