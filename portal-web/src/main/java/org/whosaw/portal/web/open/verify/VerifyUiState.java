package org.whosaw.portal.web.open.verify;

import java.util.List;

/**
 * Holds the page on which a receipt is checked.
 *
 * @param key of this ledger, so that another's is told apart
 * @param checker the script that checks
 * @param texts what the script says
 */
public record VerifyUiState(String key, String checker, List<Said> texts) {
    public VerifyUiState {
        texts = List.copyOf(texts);
    }

    /** One sentence, its places in braces. */
    public record Said(String name, String text) {}
}
