package org.whosaw.portal.web.hospital.recipients;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.hospital.DeskBar;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Parts.Note;

/** Holds a notice as it is written, and as she will read it. */
public record NoticeFormUiState(
        DeskBar desk,
        String headline,
        String sub,
        @Nullable Note note,
        String href,
        String back,
        List<Line> lines,
        @Nullable Preview preview) {
    public NoticeFormUiState {
        lines = List.copyOf(lines);
    }

    /** One field in both languages. */
    public record Line(String id, String label, Field chinese, Field english) {}

    /** The notice as it will stand on her page. */
    public record Preview(List<Fact> chinese, List<Fact> english) {
        public Preview {
            chinese = List.copyOf(chinese);
            english = List.copyOf(english);
        }
    }
}
