package org.whosaw.portal.access;

import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.PersonId;

/**
 * One row of a person's list, as it is stored.
 *
 * @param reasoned whether a reason was given for the emergency way
 */
record StoredAccess(
        PersonId person,
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
        boolean reasoned) {}
