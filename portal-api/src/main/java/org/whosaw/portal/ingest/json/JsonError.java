package org.whosaw.portal.ingest.json;

import org.whosaw.portal.kernel.ErrorCode;

/** Errors of lines and bodies in the native format. */
public enum JsonError implements ErrorCode {
    /** The line is no JSON object; the argument is the column. */
    MALFORMED("line.malformed", 400),
    /** The array breaks here and nothing behind it was read; the argument is the column. */
    ARRAY_BROKEN("line.array-broken", 400),
    REQUIRED("line.required", 400),
    TYPE("line.type", 400),
    UNKNOWN_CODE("line.unknown-code", 400),
    TOO_LONG("line.too-long", 400),
    TIME("line.time", 400),
    /** The body ends in the middle, or its compression is broken. */
    TRUNCATED("body.truncated", 400),
    /** The body is not UTF-8. */
    ENCODING("body.encoding", 400),
    TOO_SLOW("body.too-slow", 408);

    private final String code;
    private final int status;

    JsonError(String code, int status) {
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
