package org.whosaw.portal.request.rights;

import org.whosaw.portal.kernel.ErrorCode;

/** Errors of requests of rights. */
public enum RightsError implements ErrorCode {
    /** Somebody else, or she herself, has gone on with it meanwhile; nothing was overwritten. */
    WENT_ON("rights.went-on", 409),
    /** It is about the member of staff who wants to handle it, her team or those above. */
    OWN_CASE("rights.own-case", 403),
    /** Everything missing is asked for once; it was. */
    ASKED_ONCE("rights.asked-once", 422),
    /** A second person must do this. */
    SECOND_PERSON("rights.second-person", 422),
    /** Nobody has proposed it. */
    NOTHING_PROPOSED("rights.nothing-proposed", 422),
    /** Her second factor is needed first. */
    SECOND_FACTOR("rights.second-factor", 403),
    /** The answer lacks what the law demands of it. */
    INCOMPLETE("rights.incomplete", 422),
    /** Papers show first that she may ask, and about whom it is. */
    NOT_SHOWN("rights.not-shown", 422),
    /** The paper is none that can be taken: a picture or a PDF, not too large. */
    PAPER("rights.paper", 422),
    /** There is nothing to be stated: the hospital is not late. */
    NOT_LATE("rights.not-late", 404);

    private final String code;
    private final int status;

    RightsError(String code, int status) {
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
