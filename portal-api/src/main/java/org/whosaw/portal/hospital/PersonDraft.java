package org.whosaw.portal.hospital;

import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.DataKey;
import org.whosaw.portal.hospital.Directory.PatientEntry;
import org.whosaw.portal.hospital.DirectoryRows.PersonRow;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;

/** A person as a hospital sent her, checked, and not sealed yet; never prints. */
record PersonDraft(
        HospitalId hospital,
        PatientEntry entry,
        String mrn,
        String name,
        @Nullable String phone,
        @Nullable String idNumber,
        @Nullable String mother,
        byte[] mrnKey) {
    /** Returns her row, sealed under her key. */
    PersonRow row(PersonId id, DataKey key, BlindKeys keys, long now) {
        PersonKind kind =
                entry.kind() != null
                        ? entry.kind()
                        : mother == null ? PersonKind.PATIENT : PersonKind.NEWBORN;
        String birthDate = entry.birthDate() == null ? null : entry.birthDate().toString();
        return new PersonRow(
                id.value(),
                hospital.value(),
                kind.code(),
                mrnKey,
                key.seal(PatientRegistry.MRN, mrn),
                key.seal(PatientRegistry.NAME, name),
                idNumber == null ? null : keys.idNumber(idNumber),
                key.sealNullable(PatientRegistry.ID_NUMBER, idNumber),
                phone == null ? null : keys.phone(phone),
                key.sealNullable(PatientRegistry.PHONE, phone),
                phone == null ? null : now,
                key.sealNullable(PatientRegistry.BIRTH_DATE, birthDate),
                entry.sex(),
                null,
                mother == null ? null : keys.subject(hospital, SubjectKey.mrn(mother)),
                Micros.ofOrNull(entry.deceasedAt()),
                0,
                content(kind, birthDate, keys),
                now,
                now);
    }

    private byte[] content(PersonKind kind, @Nullable String birthDate, BlindKeys keys) {
        return keys.content(
                kind,
                name,
                idNumber,
                phone,
                birthDate,
                entry.sex(),
                mother,
                entry.deceasedAt(),
                entry.identifiers().stream().map(i -> i.system() + "|" + i.value()).toList());
    }

    @Override
    public String toString() {
        return "PersonDraft[redacted]";
    }
}
