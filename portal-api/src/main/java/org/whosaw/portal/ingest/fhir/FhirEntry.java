package org.whosaw.portal.ingest.fhir;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.disclosure.Provision;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.kernel.LegalBasis;

/**
 * Holds one AuditEvent as we understood it. What only the directory can decide is left open as
 * candidates, best first: the system, the terminal, the recipient, the key of each subject.
 *
 * @param event the access; its system is the sender's own until another is bound
 * @param systems what the source calls the system that recorded it
 * @param terminals what the source calls the machine at which it happened
 * @param subjects for each subject of the event, in order, the keys that may name her
 * @param disclosure what was given to whom, null when nothing left the house
 */
public record FhirEntry(
        AccessEvent event,
        List<String> systems,
        List<String> terminals,
        List<List<SubjectKey>> subjects,
        @Nullable Disclosure disclosure) {
    public FhirEntry {
        systems = List.copyOf(systems);
        terminals = List.copyOf(terminals);
        subjects = List.copyOf(subjects);
    }

    /**
     * What BALP's privacy disclosure says, from either side.
     *
     * @param recipients what the source calls the receiving party: names, identifiers, hosts
     * @param authorizer who authorised it, as named; null when nobody is
     */
    public record Disclosure(List<String> recipients, @Nullable String authorizer) {
        public Disclosure {
            recipients = List.copyOf(recipients);
        }

        @Override
        public String toString() {
            return "Disclosure[" + recipients.size() + " names]";
        }
    }

    /** Returns the access with what the directory decided. */
    public AccessEvent bound(String system, @Nullable String terminal, List<SubjectKey> chosen) {
        return new AccessEvent(
                event.sourceEventId(),
                event.sequence(),
                event.occurredAt(),
                system,
                terminal,
                event.ip(),
                event.accessor(),
                event.action(),
                event.purpose(),
                event.categories(),
                event.elements(),
                event.emergency(),
                event.emergencyReason(),
                event.approvalId(),
                event.outcome(),
                chosen,
                event.deferral(),
                event.subjectCount());
    }

    /** Returns the provision that a disclosure is, to a recipient of the directory. */
    public Provision provision(String system, String recipient, List<SubjectKey> chosen) {
        Objects.requireNonNull(disclosure);
        return new Provision(
                event.sourceEventId(),
                null,
                event.occurredAt(),
                system,
                recipient,
                event.purpose(),
                LegalBasis.NOT_STATED,
                null,
                event.elements(),
                "interface",
                null,
                null,
                null,
                null,
                null,
                chosen);
    }

    @Override
    public String toString() {
        return "FhirEntry[" + event + "]";
    }
}
