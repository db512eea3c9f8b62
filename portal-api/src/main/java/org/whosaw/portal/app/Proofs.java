package org.whosaw.portal.app;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.whosaw.portal.crypto.TimeOrderedIds;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.ledger.LedgerRoom;
import org.whosaw.portal.ledger.ProvableEntry;
import org.whosaw.portal.ledger.receipt.Receipt;
import org.whosaw.portal.ledger.receipt.ReceiptMaker;
import org.whosaw.portal.request.Request;
import org.whosaw.portal.request.RequestDesk;

/**
 * Proves to a patient what stands in her lists: one entry, or all that may be shown to her now.
 * What a law keeps back stays out and becomes provable on its day, under the same old checkpoint.
 * Safe for threads.
 */
public final class Proofs {
    /** How many entries of each kind one receipt holds, the newest first. */
    public static final int MOST = 10_000;

    private final LedgerRoom accesses;
    private final LedgerRoom disclosures;
    private final LedgerRoom requests;
    private final RequestDesk desk;
    private final LedgerRoom consents;
    private final ReceiptMaker receipts;
    private final Clock clock;

    Proofs(
            LedgerRoom accesses,
            LedgerRoom disclosures,
            LedgerRoom requests,
            RequestDesk desk,
            LedgerRoom consents,
            ReceiptMaker receipts,
            Clock clock) {
        this.accesses = accesses;
        this.disclosures = disclosures;
        this.requests = requests;
        this.desk = desk;
        this.consents = consents;
        this.receipts = receipts;
        this.clock = clock;
    }

    /** Returns the receipt of everything that may be shown of a subject now. */
    public Receipt receipt(PatientPrincipal patient, Subject subject) {
        PersonId person = subject.person();
        List<ProvableEntry> all = looksAndProvisions(person, opens(patient, subject));
        for (Request each : desk.list(patient, List.of(subject))) {
            all.addAll(requests.entry(person, true, each.id()));
        }
        all.addAll(consents.entries(person, true, MOST));
        return receipts.make(person, all);
    }

    /** Returns the receipt of a subject's list as a desk prints it: without protected entries. */
    public Receipt printed(Subject subject) {
        return receipts.make(subject.person(), looksAndProvisions(subject.person(), false));
    }

    /**
     * Returns the receipt of what a desk has collected of a person: without protected entries.
     *
     * @param ids of the looks, provisions and grants that it shows
     * @param until what was written down later is left out, for it may not be signed yet
     */
    public Receipt collected(PersonId person, Set<Long> ids, Instant until) {
        long end = TimeOrderedIds.lowest(until);
        List<ProvableEntry> all = new ArrayList<>(looksAndProvisions(person, false));
        all.addAll(consents.entries(person, true, MOST));
        all.removeIf(each -> each.id() >= end || !ids.contains(each.id()));
        return receipts.make(person, all);
    }

    private List<ProvableEntry> looksAndProvisions(PersonId person, boolean protectedToo) {
        List<ProvableEntry> all = new ArrayList<>(accesses.entries(person, protectedToo, MOST));
        all.addAll(disclosures.entries(person, protectedToo, MOST));
        return all;
    }

    /**
     * Returns the proof of one entry: a receipt of nothing else. A request, or a grant, has a leaf
     * for each of its steps, and all of them are in it.
     *
     * @param id {@code ae_…}, {@code ds_…}, {@code rq_…} or {@code gr_…}
     * @throws PortalException not found, when it is not an entry that may be shown to her now
     */
    public Receipt entry(PatientPrincipal patient, String id) {
        for (Subject subject : patient.subjects()) {
            List<ProvableEntry> found = find(patient, subject, id);
            if (!found.isEmpty()) {
                return receipts.make(subject.person(), found);
            }
        }
        throw new PortalException(KernelError.NOT_FOUND);
    }

    private List<ProvableEntry> find(PatientPrincipal patient, Subject subject, String id) {
        boolean opens = opens(patient, subject);
        OptionalLong access = Ids.parse(IdPrefix.ACCESS, id);
        if (access.isPresent()) {
            return accesses.entry(subject.person(), opens, access.getAsLong());
        }
        OptionalLong disclosure = Ids.parse(IdPrefix.DISCLOSURE, id);
        if (disclosure.isPresent()) {
            return disclosures.entry(subject.person(), opens, disclosure.getAsLong());
        }
        OptionalLong grant = Ids.parse(IdPrefix.GRANT, id);
        if (grant.isPresent()) {
            return consents.entry(subject.person(), true, grant.getAsLong());
        }
        return Ids.parse(IdPrefix.REQUEST, id).isEmpty()
                ? List.of()
                : requests.entry(subject.person(), true, desk.find(patient, id).id());
    }

    private boolean opens(PatientPrincipal patient, Subject subject) {
        Instant now = clock.instant();
        return patient.hasSecondFactor(subject.person(), now);
    }
}
