package org.whosaw.portal.hospital.counter;

import org.whosaw.portal.kernel.ErrorCode;

/** Errors of the counter. */
public enum CounterError implements ErrorCode {
    /** The number leads to more than one person; the medical record number tells them apart. */
    NOT_ONE_PERSON("counter.not-one-person", 422),
    /** The person was opened too long ago, or at another desk. */
    OPENING_OVER("counter.opening-over", 422),
    /** There is no phone on record to which a one-time password could go. */
    NO_PHONE("counter.no-phone", 422),
    /** A newborn has no way in of its own: its mother or guardian reads for it. */
    NO_OWN_WAY_IN("counter.no-own-way-in", 422);

    private final String code;
    private final int status;

    CounterError(String code, int status) {
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
