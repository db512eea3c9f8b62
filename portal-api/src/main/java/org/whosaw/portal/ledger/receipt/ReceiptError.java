package org.whosaw.portal.ledger.receipt;

import org.whosaw.portal.kernel.ErrorCode;

/** Errors of receipts. */
public enum ReceiptError implements ErrorCode {
    /** The file ends in the middle. */
    CUT_OFF("receipt.cut-off", 422),
    /** The file is no receipt of ours. */
    NOT_A_RECEIPT("receipt.not-a-receipt", 422),
    /** Entries were written a moment ago and are not signed yet. */
    NOT_SIGNED_YET("receipt.not-signed-yet", 503);

    private final String code;
    private final int status;

    ReceiptError(String code, int status) {
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
