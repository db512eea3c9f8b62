package org.whosaw.portal.access;

import java.util.Optional;
import java.util.Set;
import org.whosaw.portal.hospital.PersonDirectory.Stay;

/**
 * Which windows mean anything for a reader.
 *
 * @param stay the latest stay or visit of those read, which the window {@code STAY} is about
 */
public record KnownWindows(Set<AccessWindow> windows, Optional<Stay> stay) {
    /** Says whether a window means anything. */
    public boolean has(AccessWindow window) {
        return windows.contains(window);
    }

    /** Says whether the latest stay is, or was, one in a ward's bed. */
    public boolean admitted() {
        return stay.filter(each -> each.kind().equals("admission")).isPresent();
    }
}
