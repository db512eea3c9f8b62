package org.whosaw.portal.hospital;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.PersonId;

/**
 * A person as her own pages may show her, opened.
 *
 * @param loss whether a stillbirth or loss is on record for her: nothing cheerful is shown
 */
public record PersonCard(
        PersonId id,
        HospitalId hospital,
        PersonKind kind,
        String name,
        String mrn,
        @Nullable LocalDate birthDate,
        @Nullable String sex,
        @Nullable PersonId mother,
        @Nullable Instant deceasedAt,
        boolean loss,
        Instant registeredAt) {
    /** Returns the name as lists show it. */
    public String maskedName() {
        return PersonName.mask(name);
    }

    @Override
    public String toString() {
        return "PersonCard[" + id.code() + "]";
    }
}
