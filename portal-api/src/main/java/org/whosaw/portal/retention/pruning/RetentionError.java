package org.whosaw.portal.retention.pruning;

import org.whosaw.portal.kernel.ErrorCode;

/** Errors of what is kept for a time. */
public enum RetentionError implements ErrorCode {
    /** The entry was kept until {0}, deleted on {1}; its leaf stands at place {2}. */
    PRUNED("retention.pruned", 410),
    /** Who asked to lift a hold does not lift it, and nobody does before one asked. */
    SECOND_PERSON("hold.second-person", 403),
    /** Somebody was there before. */
    MOVED_ON("hold.moved-on", 409);

    private final String code;
    private final int status;

    RetentionError(String code, int status) {
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
