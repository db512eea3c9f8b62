package org.whosaw.portal.disclosure;

import java.util.List;
import org.whosaw.portal.kernel.HospitalId;

/** Knows the parties that recipients named themselves as those to whom they pass data on. */
@FunctionalInterface
public interface DeclaredParties {
    /** Knows none. */
    DeclaredParties NONE = hospital -> List.of();

    /** A party of which nothing but the name is known, and the recipient that named it. */
    record Declared(long giver, String name) {}

    /** Returns what was declared in a hospital, the oldest first. */
    List<Declared> of(HospitalId hospital);
}
