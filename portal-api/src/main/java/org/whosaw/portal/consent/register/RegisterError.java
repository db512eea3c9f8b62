package org.whosaw.portal.consent.register;

import org.whosaw.portal.kernel.ErrorCode;

/** Errors of the register. */
public enum RegisterError implements ErrorCode {
    /** The directory has no such recipient. */
    NO_SUCH_RECIPIENT("register.no-such-recipient", 422),
    /** A row that may not stand. */
    ROW_REFUSED("register.row-refused", 422),
    /** A notice with a field that says nothing. */
    NOTICE_INCOMPLETE("register.notice-incomplete", 422),
    /** Something is missing before it can be active. */
    NOT_READY("register.not-ready", 409);

    private final String code;
    private final int status;

    RegisterError(String code, int status) {
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
