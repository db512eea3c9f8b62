package org.whosaw.portal.access.manifest;

import org.whosaw.portal.kernel.ErrorCode;

/** Errors of what sources say that they sent. */
public enum ManifestError implements ErrorCode {
    /** The signature does not hold, or nobody known signed. */
    NOT_SIGNED("manifest.not-signed", 401),
    /** The client speaks for another system. */
    OTHER_SYSTEM("manifest.other-system", 403),
    /** A field is missing or cannot be; {0} names it. */
    MALFORMED("manifest.malformed", 400),
    /** The day is not over yet, or lies too far back. */
    DAY("manifest.day", 400),
    /** Of this day the source has said something else before. */
    CONFLICT("manifest.conflict", 409);

    private final String code;
    private final int status;

    ManifestError(String code, int status) {
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
