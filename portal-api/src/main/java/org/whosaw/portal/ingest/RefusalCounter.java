package org.whosaw.portal.ingest;

import java.util.List;
import org.whosaw.portal.identity.SystemPrincipal;

/** Counts what a client was refused; of its content it hears nothing. */
@FunctionalInterface
public interface RefusalCounter {
    /**
     * Adds what one request was refused.
     *
     * @param format how it was sent: native, fhir, sheet
     * @param rules the code of each refusal, a code as often as it was used
     */
    void add(SystemPrincipal client, String format, List<String> rules);
}
