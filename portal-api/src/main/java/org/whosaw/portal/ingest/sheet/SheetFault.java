package org.whosaw.portal.ingest.sheet;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.ErrorCode;

/**
 * Says what is wrong and where: coordinates and a rule, never what stood there.
 *
 * @param sheet the sheet's name, empty for separated text
 * @param row counted from 1, 0 for the sheet as a whole
 * @param column its letters and, where the mapping knows it, its header; null for the whole row
 * @param args what fills the text's places: never personal data
 */
public record SheetFault(
        String sheet, int row, @Nullable String column, ErrorCode error, List<Object> args) {
    public SheetFault {
        args = List.copyOf(args);
    }

    /** Returns a fault of one cell. */
    static SheetFault cell(String sheet, int row, int column, String header, ErrorCode error) {
        return new SheetFault(sheet, row, letters(column) + " " + header, error, List.of());
    }

    /** Returns the letters of a column counted from 0. */
    static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }
}
