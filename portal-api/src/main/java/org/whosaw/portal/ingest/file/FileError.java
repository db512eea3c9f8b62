package org.whosaw.portal.ingest.file;

import org.whosaw.portal.kernel.ErrorCode;

/** Errors of files that are handed over. */
public enum FileError implements ErrorCode {
    UNREADABLE("file.unreadable", 400),
    /** It changed while it was read; it was not destroyed. */
    CHANGED("file.changed", 409),
    /** No format of that name; the argument is those that are known. */
    FORMAT_UNKNOWN("file.format-unknown", 400),
    /** No sealed original of that number. */
    NOT_SEALED("file.not-sealed", 404);

    private final String code;
    private final int status;

    FileError(String code, int status) {
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
