package org.whosaw.portal.ledger.note;

import org.whosaw.portal.kernel.ErrorCode;

/** Errors of signed notes. */
public enum NoteError implements ErrorCode {
    /** The bytes are no signed note. */
    MALFORMED("ledger.note-malformed"),
    /** None of the keys that are known has signed it. */
    UNSIGNED("ledger.note-unsigned"),
    /** It carries a known key's name, and that key did not sign it. */
    FORGED("ledger.note-forged"),
    /** The text of the note is no checkpoint. */
    NOT_A_CHECKPOINT("ledger.not-a-checkpoint"),
    /** The text is no verifier key. */
    NOT_A_KEY("ledger.not-a-key");

    private final String code;

    NoteError(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int status() {
        return 422;
    }
}
