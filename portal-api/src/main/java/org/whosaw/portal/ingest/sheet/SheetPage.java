package org.whosaw.portal.ingest.sheet;

import java.util.List;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.hospital.SubjectKey;

/**
 * One page of a list that was shown: the look, and the rows it stands for.
 *
 * @param unread how many more rows of the same list could not be read
 */
public record SheetPage(AccessEvent event, List<Row> rows, int unread) {
    public SheetPage {
        rows = List.copyOf(rows);
    }

    /** One row and whose it is. */
    public record Row(String sheet, int row, SubjectKey subject) {
        @Override
        public String toString() {
            return "Row[" + row + "]";
        }
    }
}
