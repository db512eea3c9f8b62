package org.whosaw.portal.disclosure.end;

import org.whosaw.portal.kernel.Coded;

/** What a recipient says of what it was given. */
public enum StatementKind implements Coded {
    RECEIVED("receipt"),
    DESTROYED("end"),
    RETURNED("end");

    private final String about;

    StatementKind(String about) {
        this.about = about;
    }

    /** Returns what it is about: of each provision one statement about its receipt and its end. */
    String about() {
        return about;
    }
}
