package org.whosaw.portal.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.hospital.withheld.Deferral;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.LegalBasis;
import org.whosaw.portal.kernel.Purpose;

/**
 * Holds one provision of data to an outside party, as a source system reports it.
 *
 * @param recipient the recipient's code in the hospital's directory
 * @param article law and article where the basis needs one, for example {@code 传染病防治法 33}
 * @param method how it was given: paper, file, interface, screen, oral, photograph
 * @param count how many persons were in the same provision, or null
 * @param keepUntil the day until which the recipient may keep it, or null
 * @param onwardOf the source event id of the provision that this one passes on, or null
 * @param deferral why she is not told yet, or null
 */
public record Provision(
        String sourceEventId,
        @Nullable Long sequence,
        Instant occurredAt,
        String system,
        String recipient,
        Purpose purpose,
        LegalBasis basis,
        @Nullable String article,
        Set<Element> elements,
        @Nullable String method,
        @Nullable Integer count,
        @Nullable LocalDate keepUntil,
        @Nullable LocalDate destroyedOn,
        @Nullable String onwardOf,
        @Nullable Deferral deferral,
        List<SubjectKey> subjects) {
    public Provision {
        elements = Set.copyOf(elements);
        subjects = subjects.stream().distinct().toList();
    }

    @Override
    public String toString() {
        return "Provision[" + recipient + " " + subjects.size() + " subjects]";
    }
}
