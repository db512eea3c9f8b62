package org.whosaw.portal.identity;

import java.security.Principal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whoever reads a person's list by API: the patient or a guardian, or a member of the staff. */
public record RecordReader(@Nullable PatientPrincipal patient, @Nullable StaffPrincipal staff)
        implements Principal {
    public RecordReader {
        if ((patient == null) == (staff == null)) {
            throw new IllegalArgumentException("one of both reads");
        }
    }

    /** Returns a patient or guardian as a reader. */
    public static RecordReader of(PatientPrincipal patient) {
        return new RecordReader(patient, null);
    }

    /** Returns a member of the staff as a reader. */
    public static RecordReader of(StaffPrincipal staff) {
        return new RecordReader(null, staff);
    }

    @Override
    public String getName() {
        return patient != null ? patient.getName() : Objects.requireNonNull(staff).getName();
    }
}
