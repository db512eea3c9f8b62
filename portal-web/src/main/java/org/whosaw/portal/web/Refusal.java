package org.whosaw.portal.web;

import org.whosaw.portal.kernel.PortalException;

/** Refuses to go on, in words for whoever typed the command; no trace is printed. */
final class Refusal extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final String text;

    Refusal(String text) {
        super(text);
        this.text = text;
    }

    /** Says whether the application itself tells the user about {@code e}, so no trace is due. */
    static boolean isSpokenOf(Throwable e) {
        return e instanceof Refusal || e instanceof PortalException;
    }

    String text() {
        return text;
    }
}
