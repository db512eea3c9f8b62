package org.whosaw.portal.ingest.sheet;

import org.whosaw.portal.kernel.ErrorCode;

/** Rules that a sheet, a row or a cell may break. */
public enum SheetError implements ErrorCode {
    /** No mapping of that name; the argument is those that are known. */
    MAPPING("sheet.mapping", 400),
    /** The system that showed the list is not in the directory; the argument is its code. */
    SYSTEM_UNKNOWN("sheet.system-unknown", 400),
    /** No row is a header; the arguments are the sheet and how many rows were looked at. */
    NO_HEADER("sheet.no-header", 400),
    /** A column that the mapping asks for is not there: sheet, row, headers. */
    COLUMN_ABSENT("sheet.column-absent", 400),
    /** A column that the mapping does not know. */
    COLUMN_UNKNOWN("sheet.column-unknown", 400),
    TOO_MANY_ROWS("sheet.too-many-rows", 413),
    NAME_MISSING("sheet.name-missing", 400),
    PHONE_MISSING("sheet.phone-missing", 400),
    PHONE("sheet.phone", 400),
    TEXT("sheet.text", 400),
    FORMULA("sheet.formula", 400),
    CELL_ERROR("sheet.cell-error", 400),
    ENCODING("sheet.encoding", 400),
    /** From this row on a workbook is too long; the argument is how many bytes may be. */
    CUT("sheet.cut", 413),
    /** A quotation mark that is not closed, or a line longer than any row. */
    QUOTE("sheet.quote", 400),
    TIME("sheet.time", 400),
    TIME_MISSING("sheet.time-missing", 400),
    YEAR("sheet.year", 400);

    private final String code;
    private final int status;

    SheetError(String code, int status) {
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
