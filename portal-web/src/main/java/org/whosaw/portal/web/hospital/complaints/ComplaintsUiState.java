package org.whosaw.portal.web.hospital.complaints;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.hospital.DeskBar;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Parts.Row;
import org.whosaw.portal.web.page.Parts.Step;

/** Holds what is owed. */
public record ComplaintsUiState(DeskBar desk, String headline, List<Row> rows) {
    public boolean hasRows() {
        return !rows.isEmpty();
    }

    /**
     * Holds one case.
     *
     * @param open whether it is still to be answered
     */
    public record Case(
            DeskBar desk,
            String headline,
            String sub,
            @Nullable Note note,
            String address,
            List<Fact> facts,
            List<File> files,
            List<Step> steps,
            boolean open,
            Field question,
            Field reason,
            Field remedy,
            Field code) {
        public boolean hasFiles() {
            return !files.isEmpty();
        }
    }

    /** One file of evidence. */
    public record File(String href, String name) {}
}
