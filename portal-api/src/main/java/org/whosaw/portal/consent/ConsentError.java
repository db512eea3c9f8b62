package org.whosaw.portal.consent;

import org.whosaw.portal.kernel.ErrorCode;

/** Errors of consent. */
public enum ConsentError implements ErrorCode {
    /** It has gone on meanwhile; the step is not possible any more. */
    WENT_ON("consent.went-on", 409),
    /** The use is not active: there is nothing to allow. */
    NOT_ACTIVE("consent.not-active", 409),
    /** The notice that was read is not the one in force. */
    NOTICE_CHANGED("consent.notice-changed", 409),
    /** No element was chosen. */
    NOTHING_CHOSEN("consent.nothing-chosen", 422),
    /** An element that the notice does not name. */
    OUTSIDE_NOTICE("consent.outside-notice", 422),
    /** A day that is past, or more than a year on. */
    TOO_LONG("consent.too-long", 422),
    /** She is not in the hospital, so nothing can end with her stay. */
    NO_STAY("consent.no-stay", 422),
    /** The basis is not consent: there is nothing to allow. */
    NOT_CONSENT("consent.not-consent", 422),
    /** The recipient is abroad without the file that allows it. */
    ABROAD("consent.abroad", 422),
    /** Nobody who may consent for this person. */
    NOT_GUARDIAN("consent.not-guardian", 403),
    /** Nothing is offered at this time. */
    NOT_NOW("consent.not-now", 409),
    /** It was refused; nobody asks again before its day. */
    REFUSED_BEFORE("consent.refused-before", 409),
    /** A code that this hospital did not sign, or that was changed. */
    CODE_FORGED("consent.code-forged", 404),
    /** A code whose time is over, or that was replaced. */
    CODE_OLD("consent.code-old", 410),
    /** Not a token of this hospital, or one for somebody or something else. */
    TOKEN_UNKNOWN("consent.token-unknown", 404),
    /** A token that was shown before. */
    TOKEN_USED("consent.token-used", 409),
    /** A token whose time is over, or whose permission has ended. */
    TOKEN_OVER("consent.token-over", 410);

    private final String code;
    private final int status;

    ConsentError(String code, int status) {
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
