package org.whosaw.portal.app;

import java.util.List;
import org.whosaw.portal.access.ContractorLooks;
import org.whosaw.portal.disclosure.DisclosureRecorder;
import org.whosaw.portal.store.Tx;

/** Carries contractors' looks from the access room to the disclosure room. */
final class ContractorBridge implements ContractorLooks {
    private final DisclosureRecorder recorder;

    ContractorBridge(DisclosureRecorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public void provided(Tx tx, List<ContractorLook> looks) {
        recorder.recordLooks(tx, looks.stream().map(ContractorBridge::carry).toList());
    }

    private static DisclosureRecorder.EmployerLook carry(ContractorLook look) {
        return new DisclosureRecorder.EmployerLook(
                look.eventId(),
                look.sourceKey(),
                look.hospital(),
                look.systemId(),
                look.recipientId(),
                look.occurredAt(),
                look.recordedAt(),
                look.purpose(),
                look.elements(),
                look.isProtected(),
                look.isHeldBack(),
                look.persons(),
                look.waiting());
    }
}
