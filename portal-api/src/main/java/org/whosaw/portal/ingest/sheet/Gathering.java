package org.whosaw.portal.ingest.sheet;

import java.util.Set;
import org.whosaw.portal.ingest.sheet.PageGatherer.LookedRow;
import org.whosaw.portal.kernel.Element;

/** Takes rows in their order; those of one look that follow one another are one list. */
interface Gathering {
    /** Takes a row and which elements its columns showed. */
    void add(LookedRow row, Set<Element> elements);

    /** Ends the list begun, if any. */
    void flush();
}
