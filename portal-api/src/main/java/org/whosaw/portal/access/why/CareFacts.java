package org.whosaw.portal.access.why;

import java.util.List;
import org.whosaw.portal.hospital.care.CareFact;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Tx;

/** Reads the facts that may bear on looks at a person between two moments. */
@FunctionalInterface
public interface CareFacts {
    /** Returns the facts, in the reading of {@code tx}; times in microseconds. */
    List<CareFact> of(Tx tx, PersonId person, long since, long until);
}
