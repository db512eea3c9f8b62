package org.whosaw.portal.complaint;

import org.whosaw.portal.kernel.Coded;

/** Says what a complaint is about, as a suspicion of her who complains; stored by code. */
public enum Topic implements Coded {
    /** Somebody at the hospital opened her data or passed it on. */
    OPENED_OR_PASSED_ON,
    /** Somebody outside knew what he should not. */
    SOMEONE_KNEW,
    /** A list she stands on was sold. */
    LIST_SOLD,
    /** Sales calls or messages. */
    SALES_CALLS,
    /** A recipient does not stop or does not delete. */
    WILL_NOT_STOP,
    /** The hospital refused a question or request, or did not answer. */
    REQUEST_REFUSED,
    /** Her data can be seen on a public site, in an app or a group. */
    VISIBLE_ONLINE,
    /** An app or mini-program collects too much. */
    APP_COLLECTS,
    /** Data of many got out, or systems were attacked. */
    LARGE_LEAK,
    /** None of these. */
    OTHER
}
