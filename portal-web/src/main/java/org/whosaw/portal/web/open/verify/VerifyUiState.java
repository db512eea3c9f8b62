package org.whosaw.portal.web.open.verify;

import java.util.List;

/**
 * Holds the page on which a receipt is checked.
 *
 * @param key that signs, so that another ledger's is told apart
 * @param before keys that signed too, or did: receipts under them hold still
 * @param checker the script that checks
 * @param texts what the script says
 */
public record VerifyUiState(String key, List<String> before, String checker, List<Said> texts) {
    public VerifyUiState {
        before = List.copyOf(before);
        texts = List.copyOf(texts);
    }

    /** Says whether more keys than one are known. */
    public boolean hasBefore() {
        return !before.isEmpty();
    }

    /** One sentence, its places in braces. */
    public record Said(String name, String text) {}
}
