package org.whosaw.portal.ingest.sheet.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what became of a sheet's rows. Every row below a header is in exactly one of accepted,
 * duplicate, held and rejected.
 *
 * @param accepted on a look that is durable, and the woman is registered
 * @param duplicate on a look that was known already
 * @param held on a look that is durable; it joins her list when she is registered, or when the
 *     hospital has said that it is she
 * @param doubtful those of the held about whom the hospital is asked
 * @param pages how many looks the rows were
 * @param rejectedRows how many rows were refused; {@code rejected} tells the first thousand
 * @param notes what is worth knowing and refuses nothing: a column that the mapping does not know,
 *     a sheet without a header
 */
public record SheetAnswer(
        long accepted,
        long duplicate,
        long held,
        long doubtful,
        long pages,
        long rejectedRows,
        List<SheetPlace> rejected,
        List<SheetPlace> notes) {
    public SheetAnswer {
        rejected = List.copyOf(rejected);
        notes = List.copyOf(notes);
    }

    /**
     * A place in a sheet and the rule that it broke.
     *
     * @param sheet the sheet's name, empty for separated text
     * @param row counted from 1, 0 for the sheet as a whole
     * @param column its letters and its header in the mapping, or null for the whole row
     * @param code stable, for machines
     * @param detail in the language asked; never holds what stood there
     */
    public record SheetPlace(
            String sheet, int row, @Nullable String column, String code, String detail) {}
}
