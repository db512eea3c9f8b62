package org.whosaw.portal.ingest.fhir.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.disclosure.Provision;
import org.whosaw.portal.kernel.ErrorCode;
import org.whosaw.portal.kernel.HospitalId;

/** Records what was understood; the recorders of access and disclosure stand behind it. */
@FunctionalInterface
public interface FhirSink {
    /**
     * Records items and answers in their order, durable when it returns.
     *
     * @param together whether one refused item refuses all
     */
    List<Answer> record(HospitalId hospital, List<Item> items, boolean together);

    /** An access, with the provision that it is besides. */
    record Item(AccessEvent event, @Nullable Provision provision) {}

    /** Names what became of an item. */
    enum Status {
        ACCEPTED,
        HELD,
        DUPLICATE,
        REJECTED,
        /** Not recorded because another of the same transaction was refused. */
        UNDONE
    }

    /**
     * What became of an item.
     *
     * @param id the id of the access, the first one's for a duplicate; null when none
     * @param error why it was refused, null when it was not
     * @param field the field at fault when it is one
     */
    record Answer(
            Status status, @Nullable Long id, @Nullable ErrorCode error, @Nullable String field) {}
}
