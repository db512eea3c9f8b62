package org.whosaw.portal.ingest.sheet;

import java.util.Set;
import org.whosaw.portal.ingest.sheet.PageGatherer.Look;
import org.whosaw.portal.ingest.sheet.PageGatherer.LookedRow;
import org.whosaw.portal.kernel.Element;

/** Takes rows in their order; those of one look that follow one another are one list. */
interface Gathering {
    /** Takes a row and which elements its columns showed. */
    void add(LookedRow row, Set<Element> elements);

    /** Hears of a row that stood on a list and can not be read; whose look it was is known. */
    void unread(Look look);

    /**
     * Hears of a row that stood on a list and can not be read, its look neither. It is counted to
     * the page that goes on around it, else to the page above when nothing speaks against that,
     * else to the page below on the same terms: to one page or none, never to two.
     */
    void unread(LookTrace trace);

    /** Ends the list begun, if any. */
    void flush();
}
