package org.whosaw.portal.web.patient.given;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Fact;

/** Holds one recipient: its card, what it received, whom it passed it to. */
public record RecipientUiState(
        String headline,
        String sub,
        List<Fact> facts,
        List<ChainNode> chain,
        List<ProvisionCard> provisions,
        @Nullable String next,
        String stop) {
    public boolean hasChain() {
        return !chain.isEmpty();
    }

    /** One party of the onward chain and those it passes to. */
    public record ChainNode(String name, String text, boolean current, List<ChainNode> onward) {
        public boolean hasOnward() {
            return !onward.isEmpty();
        }
    }

    /** One provision. */
    public record ProvisionCard(String when, List<Fact> facts) {}
}
