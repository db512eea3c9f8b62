package org.whosaw.portal.consent.stop;

import java.time.Instant;
import org.whosaw.portal.identity.Subject;

/** Counts what the hospital's records show as given to a recipient; answered by another room. */
@FunctionalInterface
public interface GivenSince {
    /** Returns how many provisions about a person to a recipient happened after {@code at}. */
    int count(Subject subject, long recipient, Instant at);
}
