package org.whosaw.portal.hospital;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.guardian.Guardians;
import org.whosaw.portal.kernel.ChinaTime;
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

    /** Returns when the person is or was grown, or nothing when the hospital did not say. */
    public Optional<Instant> grownAt() {
        if (birthDate != null) {
            return Optional.of(Guardians.grown(birthDate.atStartOfDay(ChinaTime.ZONE).toInstant()));
        }
        return kind == PersonKind.NEWBORN
                ? Optional.of(Guardians.grown(registeredAt))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "PersonCard[" + id.code() + "]";
    }
}
