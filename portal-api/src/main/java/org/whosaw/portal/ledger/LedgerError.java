package org.whosaw.portal.ledger;

import org.whosaw.portal.kernel.ErrorCode;

/** Errors of the ledger. */
public enum LedgerError implements ErrorCode {
    /** What is stored does not fit what was signed; nothing more is signed. */
    DAMAGED("ledger.damaged", 503),
    /** There is no such tile, bundle or entry under the newest checkpoint. */
    NOT_THERE("ledger.not-there", 404),
    /** Nothing was signed yet. */
    NOTHING_SIGNED("ledger.nothing-signed", 404);

    private final String code;
    private final int status;

    LedgerError(String code, int status) {
        this.code = code;
        this.status = status;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int status() {
        return status;
    }
}
