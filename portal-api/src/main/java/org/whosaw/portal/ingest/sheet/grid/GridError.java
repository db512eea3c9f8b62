package org.whosaw.portal.ingest.sheet.grid;

import org.whosaw.portal.kernel.ErrorCode;

/** Errors of a whole file. */
public enum GridError implements ErrorCode {
    /** Neither xlsx nor separated text. */
    FORMAT("sheet.format", 415),
    /** The old binary format, or an encrypted workbook. */
    OLD_FORMAT("sheet.old-format", 415),
    MACROS("sheet.macros", 400),
    /** Unpacks to too much, or to too much for its size; the argument is how many bytes may be. */
    BOMB("sheet.bomb", 413),
    /** The workbook can not be read. */
    BROKEN("sheet.broken", 400),
    /** The workbook declares a document type. */
    DOCTYPE("sheet.doctype", 400),
    EMPTY("sheet.empty", 400);

    private final String code;
    private final int status;

    GridError(String code, int status) {
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
