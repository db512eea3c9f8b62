package org.whosaw.portal.problem;

import java.util.Arrays;
import org.whosaw.portal.kernel.ErrorCode;
import org.whosaw.portal.kernel.KernelError;

/** Errors that HTTP and JSON themselves raise, before any room is asked. */
public enum WireError implements ErrorCode {
    MALFORMED_JSON("malformed-json", 400),
    JSON_MISFIT("json-misfit", 422),
    BROKEN_BODY("broken-body", 400),
    METHOD_NOT_ALLOWED("method-not-allowed", 405),
    NOT_ACCEPTABLE("not-acceptable", 406),
    TIMED_OUT("timed-out", 408),
    URI_TOO_LONG("uri-too-long", 414),
    UNEXPECTED("unexpected", 500);

    private final String code;
    private final int status;

    WireError(String code, int status) {
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

    /** Returns the error that stands for an HTTP status. */
    static ErrorCode ofStatus(int status) {
        for (KernelError each : KernelError.values()) {
            if (each.status() == status && each != KernelError.INVALID_CURSOR) {
                return each;
            }
        }
        return Arrays.stream(values())
                .filter(each -> each.status == status && each != MALFORMED_JSON)
                .findFirst()
                .map(ErrorCode.class::cast)
                .orElse(status < 500 ? KernelError.INVALID_REQUEST : UNEXPECTED);
    }
}
