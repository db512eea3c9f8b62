package org.whosaw.portal.complaint;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Knows which administration is competent; room {@code authority} answers from its table. */
public interface Competence {
    /**
     * Returns who is competent on a day. Every combination of facts has an answer; a region that
     * nobody knows is answered as the whole country.
     */
    RouteAnswer of(ComplaintFacts facts, LocalDate on);

    /** Returns every authority that she may choose instead, the nearest first. */
    List<AuthorityRef> choices(ComplaintFacts facts, LocalDate on);

    /** Returns the authority of a code that stands in the directory on a day. */
    Optional<AuthorityRef> find(String code, LocalDate on);
}
