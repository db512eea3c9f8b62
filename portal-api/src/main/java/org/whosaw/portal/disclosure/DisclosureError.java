package org.whosaw.portal.disclosure;

import org.whosaw.portal.kernel.ErrorCode;

/** Errors of the disclosure room. */
public enum DisclosureError implements ErrorCode {
    CONFLICT("event.conflict", 409),
    SYSTEM_UNKNOWN("event.system-unknown", 400),
    RECIPIENT_UNKNOWN("event.recipient-unknown", 400),
    SOURCE_EVENT_ID("event.source-event-id", 400),
    TOO_MANY_SUBJECTS("event.too-many-subjects", 400),
    TIME_FUTURE("event.time-future", 400),
    TIME_ANCIENT("event.time-ancient", 400),
    FIELD_MALFORMED("event.field-malformed", 400),
    FIELD_TOO_LONG("event.field-too-long", 400),
    /** A notice may be put off only by a law, to a day, with someone who approved it. */
    DEFERRAL_INCOMPLETE("event.deferral-incomplete", 400),
    /** No notice is put off for longer than three years. */
    DEFERRAL_TOO_LONG("event.deferral-too-long", 400),
    TOO_MANY_EVENTS("event.too-many", 413),
    /** A recipient may tell that it received something about one person, and nothing else. */
    NO_RECEIPT("disclosure.no-receipt", 400),
    /** A recipient said the same of this provision before; what it said stands. */
    ALREADY_SAID("disclosure.already-said", 409);

    private final String code;
    private final int status;

    DisclosureError(String code, int status) {
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
