package org.whosaw.portal.identity.limit;

import java.time.Duration;
import org.whosaw.portal.kernel.Coded;

/** Every limit of the house with its default; {@code limits} in config.yml changes them. */
public enum RateLimit implements Coded {
    /** One-time passwords sent to one number. */
    PASSWORDS_PER_NUMBER(5, Duration.ofHours(1)),
    /** The same in a day: a stranger must not fill her phone. */
    PASSWORDS_PER_NUMBER_A_DAY(12, Duration.ofDays(1)),
    /** Sign-ins begun from one address; wards and families share one. */
    SIGN_INS_PER_ADDRESS(60, Duration.ofHours(1)),
    /** Binding codes tried from one address. */
    BINDING_CODES_PER_ADDRESS(30, Duration.ofHours(1)),
    /** Wrong one-time passwords for one number, over all its challenges. */
    WRONG_PASSWORDS_PER_NUMBER(15, Duration.ofHours(6)),
    /** Second factors tried by one account. */
    SECOND_FACTORS_PER_ACCOUNT(6, Duration.ofHours(1)),
    /** Desk sign-ins from one address. */
    STAFF_SIGN_INS_PER_ADDRESS(40, Duration.ofMinutes(15)),
    /** Persons opened at the counter by one member of the staff. */
    COUNTER_OPENINGS_PER_STAFF(60, Duration.ofHours(1)),
    /** Searches in persons' lists by one auditor. */
    AUDIT_SEARCHES_PER_STAFF(300, Duration.ofHours(1)),
    /** Requests filed by one account. */
    REQUESTS_PER_ACCOUNT(20, Duration.ofDays(1)),
    /** Complaints begun from one address; wards and families share one. */
    COMPLAINTS_PER_ADDRESS(60, Duration.ofDays(1)),
    /** Receipt codes tried from one address. */
    RECEIPT_CODES_PER_ADDRESS(40, Duration.ofHours(1)),
    /** Accessors' pages opened from one address. */
    REVIEW_PAGES_PER_ADDRESS(120, Duration.ofHours(1)),
    /** Wrong secrets or assertions of one client. */
    WRONG_SECRETS_PER_CLIENT(20, Duration.ofMinutes(10)),
    /** Tokens asked for from one address. */
    TOKENS_PER_ADDRESS(300, Duration.ofMinutes(1)),
    /** Refreshes from one address. */
    REFRESHES_PER_ADDRESS(600, Duration.ofHours(1));

    private final int permits;
    private final Duration window;

    RateLimit(int permits, Duration window) {
        this.permits = permits;
        this.window = window;
    }

    /** Returns how many tries a window has by default. */
    public int permits() {
        return permits;
    }

    /** Returns how long a window lasts by default. */
    public Duration window() {
        return window;
    }
}
