package org.whosaw.portal.web.patient.stops;

import java.util.List;
import org.whosaw.portal.web.page.Parts.Chip;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Step;

/**
 * Holds one stop: where it is in force, and the chain.
 *
 * @param counts how many systems do what with it
 * @param facts each system with how far it is there
 * @param given what the hospital's records show since
 * @param chain the picture of the chain; the list beside it says the same
 */
public record StopUiState(
        String headline,
        String sub,
        List<Fact> counts,
        List<Fact> systems,
        String given,
        String chain,
        List<Party> parties) {
    /** One recipient of the chain. */
    public record Party(String name, String from, List<Chip> chips, List<Step> steps) {
        public boolean hasChips() {
            return !chips.isEmpty();
        }
    }
}
