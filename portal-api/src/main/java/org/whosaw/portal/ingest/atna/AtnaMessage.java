package org.whosaw.portal.ingest.atna;

import org.jspecify.annotations.Nullable;
import org.whosaw.portal.ingest.fhir.FhirEntry;

/**
 * Holds what one message was: a look (with its entry), a fault, or, with neither, something about
 * nobody: a start, a login, a node.
 *
 * @param line where in the body the message begins, counted from 1
 * @param id made of its content; null when it could not be read
 */
public record AtnaMessage(
        int line, @Nullable String id, @Nullable FhirEntry entry, @Nullable AtnaFault fault) {
    /** Says whether it was understood and is about nobody's record. */
    public boolean isAboutNobody() {
        return entry == null && fault == null;
    }

    @Override
    public String toString() {
        return "AtnaMessage[" + line + "]";
    }
}
