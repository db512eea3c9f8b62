package org.whosaw.portal.disclosure;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.PersonDirectory;
import org.whosaw.portal.hospital.RegistrationLock;
import org.whosaw.portal.hospital.withheld.DeferralBook;
import org.whosaw.portal.hospital.withheld.HeldRows;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.RecordAnswer;
import org.whosaw.portal.ledger.Commitment;
import org.whosaw.portal.ledger.Leaf;
import org.whosaw.portal.ledger.LeafKind;
import org.whosaw.portal.ledger.PersonLedger;
import org.whosaw.portal.ledger.WaitingLeaf;
import org.whosaw.portal.notice.Notifier;
import org.whosaw.portal.store.Tx;

/** Writes prepared provisions and their leaves inside a transaction. */
final class DisclosureWriter {
    private final DeferralBook deferrals;
    private final PersonLedger ledger;
    private volatile Notifier notifier = Notifier.SILENT;

    DisclosureWriter(DeferralBook deferrals, PersonLedger ledger) {
        this.deferrals = deferrals;
        this.ledger = ledger;
    }

    /** Says who hears that a provision was recorded. */
    void tell(Notifier whom) {
        notifier = whom;
    }

    /** Writes one provision and answers for it. */
    RecordAnswer write(Tx tx, DisclosureLeaf content) {
        DisclosureRow row = content.row();
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
            tx.lock(RegistrationLock.of(new HospitalId(row.hospitalId())));
            Map<ByteBuffer, PersonId> found = PersonDirectory.personsOf(tx, waiting);
            persons.addAll(found.values());
            waiting.removeIf(key -> found.containsKey(ByteBuffer.wrap(key)));
        }
        List<Leaf> leaves = new ArrayList<>();
        addSubjects(tx, content, persons, leaves);
        addWaiting(tx, content, waiting, leaves);
        if (row.deferral() != null) {
            deferrals.add(tx, row.deferral());
        }
        ledger.append(tx, leaves);
        if (row.accessEventId() == null && !row.isHeldBack()) {
            notifier.ring(tx, row.id(), persons);
        }
        return RecordAnswer.of(
                waiting.isEmpty() ? RecordAnswer.Status.ACCEPTED : RecordAnswer.Status.HELD,
                row.id());
    }

    private void addSubjects(
            Tx tx, DisclosureLeaf content, Set<PersonId> persons, List<Leaf> leaves) {
        DisclosureRow row = content.row();
        int isProtected = row.isProtected() ? 1 : 0;
        for (PersonId person : persons) {
            if (row.isHeldBack()) {
                HeldRows.DISCLOSURES.add(tx, person, row.occurredAt(), row.id(), row.isProtected());
            } else {
                tx.dao(DisclosureDao.class)
                        .addSubject(person.value(), row.occurredAt(), row.id(), isProtected);
            }
            ledger.of(tx, person)
                    .ifPresent(
                            hers ->
                                    leaves.add(
                                            PersonLedger.leaf(
                                                    hers, person, row.id(), content.of(person))));
        }
    }

    private void addWaiting(
            Tx tx, DisclosureLeaf content, List<byte[]> waiting, List<Leaf> leaves) {
        DisclosureRow row = content.row();
        int isProtected = (row.isProtected() ? 1 : 0) + (row.isHeldBack() ? HeldRows.HELD : 0);
        for (byte[] key : waiting) {
            byte[] salt = waitingLeaf(content, key, leaves);
            tx.dao(DisclosureDao.class)
                    .addWaiting(key, row.occurredAt(), row.id(), isProtected, salt);
        }
    }

    /** Adds the leaf of somebody not registered yet and returns its salt, or null without one. */
    private byte @Nullable [] waitingLeaf(DisclosureLeaf content, byte[] key, List<Leaf> leaves) {
        if (!ledger.isOn()) {
            return null;
        }
        byte[] salt = ledger.freshSalt();
        leaves.add(
                new Leaf(
                        LeafKind.DISCLOSURE,
                        content.row().id(),
                        WaitingLeaf.reference(key),
                        Commitment.of(salt, content.of(null).toBytes())));
        return salt;
    }
}
