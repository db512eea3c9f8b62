package org.whosaw.portal.hospital.guardian;

import org.whosaw.portal.kernel.ErrorCode;

/** Errors of the counter's work on guardians. */
public enum GuardianError implements ErrorCode {
    /** Nobody reads for a person who is grown, or whose birth nobody wrote. */
    NOT_A_CHILD("guardian.not-a-child", 422),
    /** The hospital has no such number. */
    NOBODY("guardian.nobody", 422),
    /** A child, the child itself or somebody who died can not be a guardian. */
    NOT_A_GUARDIAN("guardian.not-a-guardian", 422),
    /** The link would end before it begins, or after the child is grown. */
    DATES("guardian.dates", 422),
    /** The reason does not fit what is done. */
    REASON("guardian.reason", 422),
    /** There is a link already, open or blocked. */
    THERE_ALREADY("guardian.there-already", 409),
    /** There is no such link, or it is as wished already. */
    NOT_THERE("guardian.not-there", 409);

    private final String code;
    private final int status;

    GuardianError(String code, int status) {
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
