package org.whosaw.portal.access;

import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.PersonId;

/** One entry with its sealed parts, as it is stored. */
public record StoredDetail(
        long occurredAt,
        long eventId,
        long systemId,
        long accessorId,
        @Nullable Long originId,
        int action,
        int outcome,
        int purpose,
        long categories,
        long elements,
        int flags,
        int subjectCount,
        int isProtected,
        long recordedAt,
        @Nullable Long sequence,
        byte @Nullable [] reason,
        byte @Nullable [] approval) {
    StoredAccess access(PersonId person) {
        return new StoredAccess(
                person,
                occurredAt,
                eventId,
                systemId,
                accessorId,
                originId,
                action,
                outcome,
                purpose,
                categories,
                elements,
                flags,
                subjectCount,
                reason != null);
    }

    @Override
    public String toString() {
        return "StoredDetail[" + eventId + "]";
    }
}
