package org.whosaw.portal.complaint;

import org.whosaw.portal.kernel.ErrorCode;

/** Errors of complaints. */
public enum ComplaintError implements ErrorCode {
    /** No complaint has that receipt code. */
    NO_SUCH_CODE("complaint.no-such-code", 404),
    /** It has gone on meanwhile; the step is not possible any more. */
    WENT_ON("complaint.went-on", 409),
    /** It is filed, and what was confirmed is not changed any more. */
    FILED_ALREADY("complaint.filed-already", 409),
    /** A file is none of the kinds that are taken. */
    EVIDENCE_KIND("complaint.evidence-kind", 415),
    /** A file is larger than the limit, or all together are. */
    EVIDENCE_LARGE("complaint.evidence-large", 413),
    /** There are as many files as a complaint may have. */
    EVIDENCE_MANY("complaint.evidence-many", 422),
    /** A file is empty or breaks off. */
    EVIDENCE_DAMAGED("complaint.evidence-damaged", 422),
    /** The case is about the very member of staff who wants to handle it. */
    OWN_CASE("complaint.own-case", 403);

    private final String code;
    private final int status;

    ComplaintError(String code, int status) {
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
