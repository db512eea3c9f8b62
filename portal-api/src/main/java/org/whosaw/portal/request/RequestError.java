package org.whosaw.portal.request;

import org.whosaw.portal.kernel.ErrorCode;

/** Errors of requests. */
public enum RequestError implements ErrorCode {
    /** This kind of request cannot be filed yet. */
    KIND_NOT_OFFERED("request.kind-not-offered", 422),
    /** It has gone on meanwhile; the step is not possible any more. */
    WENT_ON("request.went-on", 409),
    /** The look was by the very member of staff who wants to handle it. */
    OWN_CASE("request.own-case", 403),
    /** The account has no holder who could be asked. */
    NOBODY_TO_ASK("request.nobody-to-ask", 422),
    /** There is no such line in this hospital. */
    NO_SUCH_LINE("request.no-such-line", 422);

    private final String code;
    private final int status;

    RequestError(String code, int status) {
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
