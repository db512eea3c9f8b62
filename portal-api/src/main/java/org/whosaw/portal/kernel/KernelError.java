package org.whosaw.portal.kernel;

/** Errors that any room may raise. */
public enum KernelError implements ErrorCode {
    NOT_FOUND("not-found", 404),
    FORBIDDEN("forbidden", 403),
    UNAUTHENTICATED("unauthenticated", 401),
    INVALID_REQUEST("invalid-request", 400),
    INVALID_FIELDS("invalid-fields", 422),
    INVALID_CURSOR("invalid-cursor", 400),
    CONFLICT("conflict", 409),
    BODY_TOO_LARGE("body-too-large", 413),
    UNSUPPORTED_TYPE("unsupported-type", 415),
    TOO_MANY_REQUESTS("too-many-requests", 429),
    BUSY("busy", 503);

    private final String code;
    private final int status;

    KernelError(String code, int status) {
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
