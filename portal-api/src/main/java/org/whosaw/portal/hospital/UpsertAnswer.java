package org.whosaw.portal.hospital;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException.FieldError;

/**
 * Says what became of one entry of a directory upsert.
 *
 * @param index the entry's place in the array, from 0
 * @param subject the person's id for a patient, null for other entries
 * @param errors the fields at fault; empty unless rejected
 */
public record UpsertAnswer(
        int index, Status status, @Nullable PersonId subject, List<FieldError> errors) {
    /** Names what became of the entry. */
    public enum Status implements Coded {
        CREATED,
        UPDATED,
        UNCHANGED,
        REJECTED
    }

    public UpsertAnswer {
        errors = List.copyOf(errors);
    }

    static UpsertAnswer rejected(int index, List<FieldError> errors) {
        return new UpsertAnswer(index, Status.REJECTED, null, errors);
    }
}
