package org.whosaw.portal.kernel;

/**
 * Names the ground on which data may be processed or provided (PIPL article 13). Only {@link
 * #CONSENT} can be withdrawn.
 */
public enum LegalBasis implements Coded {
    CONSENT("PIPL 13(1)"),
    CONTRACT("PIPL 13(2)"),
    STATUTORY_DUTY("PIPL 13(3)"),
    EMERGENCY("PIPL 13(4)"),
    PUBLIC_INTEREST_NEWS("PIPL 13(5)"),
    PUBLIC_INFO("PIPL 13(6)"),
    OTHER_LAW("PIPL 13(7)"),
    /** The hospital named no ground; shown as such, never as an accusation. */
    NOT_STATED("");

    private final String article;

    LegalBasis(String article) {
        this.article = article;
    }

    /**
     * Returns the article of the statute, for example {@code PIPL 13(1)}; empty when none is
     * stated.
     */
    public String article() {
        return article;
    }
}
