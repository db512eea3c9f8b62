package org.whosaw.portal.ingest.atna;

import org.whosaw.portal.kernel.ErrorCode;

/** Errors of ATNA messages. */
public enum AtnaError implements ErrorCode {
    MALFORMED("atna.malformed", 400),
    DOCTYPE("atna.doctype", 400),
    TOO_LARGE("atna.too-large", 413),
    TOO_DEEP("atna.too-deep", 400),
    NOT_AUDIT("atna.not-an-audit-message", 422),
    REQUIRED("atna.required", 422),
    TIME("atna.time", 422),
    CODE("atna.code", 422),
    VALUE("atna.value", 422),
    TOO_LONG("atna.too-long", 422),
    NO_USER("atna.no-user", 422),
    NO_PATIENT("atna.no-patient", 422),
    /** The octet count before a message is wrong. */
    COUNT("atna.count", 400);

    private final String code;
    private final int status;

    AtnaError(String code, int status) {
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
