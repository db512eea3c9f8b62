package org.whosaw.portal.store;

import org.whosaw.portal.kernel.ErrorCode;

/** Errors of the store room. */
public enum StoreError implements ErrorCode {
    /** The write queue is full and nothing was written, or no reader came free. */
    BUSY("store.busy", 503),
    /** The database is stopping; nothing was written. */
    CLOSED("store.closed", 503);

    private final String code;
    private final int status;

    StoreError(String code, int status) {
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
