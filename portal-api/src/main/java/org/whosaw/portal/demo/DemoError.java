package org.whosaw.portal.demo;

import org.whosaw.portal.kernel.ErrorCode;

/** Errors of the demo room; each names what mends it in its text. */
public enum DemoError implements ErrorCode {
    /** The database serves a real hospital. */
    NOT_A_DEMO("demo.not-a-demo"),
    /** The keys are those of a real installation. */
    REAL_KEYS("demo.real-keys"),
    /** The database was sealed with other keys. */
    OTHER_KEYS("demo.other-keys"),
    /** The world would end in the future. */
    UNTIL_AHEAD("demo.until-ahead"),
    /** The database is marked as a demo and may not be served as anything else. */
    MARKED("demo.marked");

    private final String code;

    DemoError(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int status() {
        return 503;
    }
}
