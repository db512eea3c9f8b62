package org.whosaw.portal.web.open.write;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Tone;

/** Holds what is wrong with what was typed, by field, in words. */
record Wrong(Map<String, String> fields, @Nullable Note note) {
    static final Wrong NOTHING = new Wrong(Map.of(), null);

    static Wrong of(String field, String text) {
        return new Wrong(Map.of(field, text), null);
    }

    static Wrong of(String text) {
        return new Wrong(Map.of(), new Note(Icon.ALERT, Tone.STOP, text));
    }

    @Nullable String at(String field) {
        return fields.get(field);
    }
}
