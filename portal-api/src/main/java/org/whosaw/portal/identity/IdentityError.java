package org.whosaw.portal.identity;

import org.whosaw.portal.kernel.ErrorCode;

/** Errors of the identity room. */
public enum IdentityError implements ErrorCode {
    /** The access token lacks the scope named by {0}. */
    SCOPE_MISSING("token.scope-missing", 403),
    /** A limit of {@code RateLimit} is used up. */
    TOO_MANY_TRIES("sign-in.too-many-tries", 429),
    /** The text is no phone number. */
    PHONE_UNREADABLE("sign-in.phone-unreadable", 422),
    /** The check character of the binding code does not fit: a slip of the finger. */
    BINDING_CODE_MISTYPED("sign-in.binding-code-mistyped", 422),
    /** The code is unknown, used or older than 14 days; which of them is not said. */
    BINDING_CODE_NOT_VALID("sign-in.binding-code-not-valid", 422),
    /** Wrong one-time password, or one that was never sent. */
    ONE_TIME_PASSWORD_WRONG("sign-in.one-time-password-wrong", 422),
    /** The challenge is over: used, too old, or tried five times. */
    CHALLENGE_OVER("sign-in.challenge-over", 422),
    /** The refresh token is unknown, over, or its session was signed out. */
    REFRESH_NOT_VALID("sign-in.refresh-not-valid", 401),
    /** Visit number and date, or the counter code, do not fit. */
    SECOND_FACTOR_WRONG("second-factor.wrong", 422),
    /** Name, password or code at the desk is wrong; which of them is not said. */
    STAFF_CODE_WRONG("staff.code-wrong", 422),
    STAFF_SIGN_IN_WRONG("staff.sign-in-wrong", 401),
    /** Too many wrong tries at the desk; {0} says when to come back in minutes. */
    STAFF_LOCKED("staff.locked", 429),
    /** A staff login or client id is taken. */
    ALREADY_EXISTS("identity.already-exists", 409),
    /** A password is shorter than 12 characters. */
    PASSWORD_TOO_SHORT("staff.password-too-short", 422),
    /** The key is not Ed25519, P-256 or RSA of 2048 bits and more, or is not public. */
    KEY_NOT_ACCEPTED("client.key-not-accepted", 422),
    /** The hospital has no person under that number. */
    PERSON_UNKNOWN("binding.person-unknown", 404);

    private final String code;
    private final int status;

    IdentityError(String code, int status) {
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
