package org.whosaw.portal.consent.stop;

import org.whosaw.portal.kernel.ErrorCode;

/** Errors of stops. */
public enum StopError implements ErrorCode {
    /** Nothing of what was named rests on consent. */
    NOTHING_TO_STOP("stop.nothing", 409),
    /** It has gone on meanwhile, or was signed before. */
    WENT_ON("stop.went-on", 409),
    /** The count that came back is not that of the list. */
    COUNT_DIFFERS("stop.count-differs", 409);

    private final String code;
    private final int status;

    StopError(String code, int status) {
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
