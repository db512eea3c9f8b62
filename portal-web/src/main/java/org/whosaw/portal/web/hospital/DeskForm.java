package org.whosaw.portal.web.hospital;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Tone;

/** What a form of the desk brings, and what its page says after it. */
public final class DeskForm {
    private static final int LONGEST = 500;
    private static final Set<String> BAD = Set.of("second-person", "moved-on", "incomplete");

    private DeskForm() {}

    /** Returns what was typed, by the field's name: on one line and not endless. */
    public static Map<String, String> typed(MultivaluedMap<String, String> form) {
        Map<String, String> typed = new TreeMap<>();
        form.forEach((name, values) -> typed.put(name, cut(values.isEmpty() ? "" : values.get(0))));
        return typed;
    }

    /** Returns a text on one line and not endless. */
    public static String cut(String text) {
        String plain = text.replaceAll("\\R", " ").strip();
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }

    /**
     * Returns what is wrong, by the field's name.
     *
     * @throws PortalException the refusal itself, when it is not about fields
     */
    public static Map<String, String> wrong(PortalException refusal) {
        if (refusal.errorCode() != KernelError.INVALID_FIELDS) {
            throw refusal;
        }
        Map<String, String> wrong = new TreeMap<>();
        refusal.fields().forEach(field -> wrong.putIfAbsent(field.field(), field.code()));
        return wrong;
    }

    /**
     * Returns what a page of steps between two persons says at its top.
     *
     * @param room the first word of its texts
     * @param note what the address says has happened, or null
     * @param good what may have happened as it was wished
     */
    public static @Nullable Note note(
            Words words,
            String room,
            @Nullable String note,
            Set<String> good,
            Map<String, String> wrong) {
        if (!wrong.isEmpty()) {
            return new Note(Icon.ALERT, Tone.STOP, words.get(room + ".wrong"));
        }
        if (note == null || !good.contains(note) && !BAD.contains(note)) {
            return null;
        }
        boolean well = good.contains(note);
        return new Note(
                well ? Icon.CHECK : Icon.ALERT,
                well ? Tone.GOOD : Tone.STOP,
                words.get(room + ".note." + note));
    }
}
