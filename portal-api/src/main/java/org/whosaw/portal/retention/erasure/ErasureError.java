package org.whosaw.portal.retention.erasure;

import org.whosaw.portal.kernel.ErrorCode;

/** Errors of erasing. */
public enum ErasureError implements ErrorCode {
    /** A legal hold keeps everything of her until it is lifted. */
    HELD("erasure.held");

    private final String code;

    ErasureError(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int status() {
        return 409;
    }
}
