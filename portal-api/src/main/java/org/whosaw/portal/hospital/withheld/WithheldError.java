package org.whosaw.portal.hospital.withheld;

import org.whosaw.portal.kernel.ErrorCode;

/** Errors of what must not be told yet. */
public enum WithheldError implements ErrorCode {
    /** Who proposed it does not approve it. */
    SECOND_PERSON("withheld.second-person", 403),
    /** Somebody was there before: it does not stand as it did. */
    MOVED_ON("withheld.moved-on", 409);

    private final String code;
    private final int status;

    WithheldError(String code, int status) {
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
