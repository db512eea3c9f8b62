package org.whosaw.portal.web.patient.mine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Fact;

/**
 * Holds who can read the open list.
 *
 * @param guardians the guardians of a child, or nothing for her own list
 * @param done what the hospital's counter changed, newest first
 * @param call whom to ring, or null
 */
public record ReadersUiState(
        String headline, String sub, List<Fact> guardians, List<Fact> done, @Nullable String call) {
    public ReadersUiState {
        guardians = List.copyOf(guardians);
        done = List.copyOf(done);
    }

    public boolean hasGuardians() {
        return !guardians.isEmpty();
    }

    public boolean hasDone() {
        return !done.isEmpty();
    }
}
