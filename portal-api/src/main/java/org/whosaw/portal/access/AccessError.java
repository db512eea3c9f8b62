package org.whosaw.portal.access;

import org.whosaw.portal.kernel.ErrorCode;

/** Errors of the access room. */
public enum AccessError implements ErrorCode {
    SOURCE_EVENT_ID("event.source-event-id", 400),
    TOO_MANY_SUBJECTS("event.too-many-subjects", 400),
    CONFLICT("event.conflict", 409),
    SYSTEM_UNKNOWN("event.system-unknown", 400),
    FIELD_MALFORMED("event.field-malformed", 400),
    FIELD_TOO_LONG("event.field-too-long", 400),
    TOO_MANY_EVENTS("event.too-many", 413),
    TIME_FUTURE("event.time-future", 400),
    TIME_ANCIENT("event.time-ancient", 400),
    /** A notice may be put off only by a law, to a day, with someone who approved it. */
    DEFERRAL_INCOMPLETE("event.deferral-incomplete", 400),
    /** No notice is put off for longer than three years. */
    DEFERRAL_TOO_LONG("event.deferral-too-long", 400),
    /** The session is of the very member of staff who wants to close it. */
    OWN_ACCOUNT("access.own-account", 403);

    private final String code;
    private final int status;

    AccessError(String code, int status) {
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
