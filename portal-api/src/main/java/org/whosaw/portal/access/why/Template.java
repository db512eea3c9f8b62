package org.whosaw.portal.access.why;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.text.Texts;

/**
 * One sentence with its choices made and its places still open: a page words fifty of them, and
 * taking an ICU message apart each time would cost more than the page. Immutable.
 */
final class Template {
    private static final char MARK = '\u0001';

    private final List<Part> parts;

    /** What stands in a place of a sentence. */
    enum Place {
        AROUND,
        CLAUSE,
        DAY,
        ENDED,
        WHEN,
        PLACE
    }

    /** Text, or a place. */
    private record Part(String text, @Nullable Place place) {}

    private Template(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /** Reads a text with {@code child} chosen. */
    static Template of(Texts texts, Language language, String key, boolean child) {
        Map<String, Object> args = new HashMap<>();
        args.put("child", child ? "yes" : "no");
        for (Place place : Place.values()) {
            String mark = "" + MARK + (char) ('A' + place.ordinal());
            args.put(place.name().toLowerCase(Locale.ROOT), mark);
        }
        return parse(texts.get(language, key, args));
    }

    private static Template parse(String text) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        int mark = text.indexOf(MARK);
        while (mark >= 0) {
            parts.add(new Part(text.substring(from, mark), null));
            parts.add(new Part("", Place.values()[text.charAt(mark + 1) - 'A']));
            from = mark + 2;
            mark = text.indexOf(MARK, from);
        }
        parts.add(new Part(text.substring(from), null));
        return new Template(parts);
    }

    /** Returns the sentence with its places filled. */
    String fill(Function<Place, String> places) {
        StringBuilder text = new StringBuilder(120);
        for (Part part : parts) {
            text.append(part.place() == null ? part.text() : places.apply(part.place()));
        }
        return text.toString();
    }
}
