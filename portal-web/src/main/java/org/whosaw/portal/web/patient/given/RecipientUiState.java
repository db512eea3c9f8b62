package org.whosaw.portal.web.patient.given;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Row;

/** Holds one recipient: its card, what it received, whom it passed it to. */
public record RecipientUiState(
        String headline,
        String sub,
        List<Fact> facts,
        List<UseCard> uses,
        List<ChainNode> chain,
        List<ProvisionCard> provisions,
        @Nullable String next,
        String stop,
        @Nullable String stopHref,
        List<Row> asks) {
    public RecipientUiState {
        asks = List.copyOf(asks);
    }

    public boolean hasAsks() {
        return !asks.isEmpty();
    }

    public boolean hasUses() {
        return !uses.isEmpty();
    }

    public boolean hasChain() {
        return !chain.isEmpty();
    }

    /** One party of the onward chain and those it passes to. */
    public record ChainNode(String name, String text, boolean current, List<ChainNode> onward) {
        public boolean hasOnward() {
            return !onward.isEmpty();
        }
    }

    /** What the hospital's register approves the recipient for. */
    public record UseCard(String purpose, List<Fact> facts) {}

    /** One provision. */
    public record ProvisionCard(String when, List<Fact> facts) {}
}
