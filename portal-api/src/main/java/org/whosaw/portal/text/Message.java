package org.whosaw.portal.text;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.Part;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One ICU message, compiled. A message whose places are all plain is put together without ICU's
 * formatter, which belongs to one thread at a time: threads that waited for it made pages slow.
 * Immutable to its users, safe for threads.
 */
public final class Message {
    private static final int FRACTION_DIGITS = 3; // as ICU writes a number without a style

    /** A piece of text, or the name of a place. */
    private record Piece(String text, boolean isPlace) {}

    private final @Nullable List<Piece> pieces;
    private final MessageFormat format;
    private final LocalizedNumberFormatter numbers;
    private final AtomicReference<@Nullable MessageFormat> spare = new AtomicReference<>();

    private Message(String pattern, Locale locale) {
        this.pieces = plain(new MessagePattern(pattern));
        this.format = new MessageFormat(pattern, ULocale.forLocale(locale));
        this.numbers =
                NumberFormatter.withLocale(locale)
                        .precision(Precision.maxFraction(FRACTION_DIGITS));
    }

    /**
     * Compiles a pattern.
     *
     * @throws IllegalArgumentException when it is no ICU message
     */
    public static Message of(String pattern, Locale locale) {
        return new Message(pattern, locale);
    }

    /** Returns the text with named places filled. */
    public String with(Map<String, ?> values) {
        return pieces == null ? complex(values) : join(pieces, values);
    }

    /** Returns the text with numbered places filled. */
    public String with(Object... values) {
        if (pieces == null) {
            return complex(values);
        }
        Map<String, Object> named = new java.util.HashMap<>();
        for (int i = 0; i < values.length; i++) {
            named.put(Integer.toString(i), values[i]);
        }
        return join(pieces, named);
    }

    private String join(List<Piece> parts, Map<String, ?> values) {
        StringBuilder text = new StringBuilder(64);
        for (Piece each : parts) {
            if (!each.isPlace()) {
                text.append(each.text());
            } else if (!values.containsKey(each.text())) {
                text.append('{').append(each.text()).append('}');
            } else {
                Object value = values.get(each.text());
                text.append(
                        value instanceof Number number
                                ? numbers.format(number).toString()
                                : String.valueOf(value));
            }
        }
        return text.toString();
    }

    private String complex(Object values) {
        MessageFormat mine = spare.getAndSet(null);
        if (mine == null) {
            mine = (MessageFormat) format.clone(); // the original is never formatted with
        }
        String text = mine.format(values);
        spare.set(mine);
        return text;
    }

    /** Returns the pieces when every place is a plain one, else null. */
    private static @Nullable List<Piece> plain(MessagePattern pattern) {
        List<Piece> pieces = new ArrayList<>();
        String source = pattern.getPatternString();
        int from = 0;
        for (int i = 0; i < pattern.countParts(); i++) {
            Part part = pattern.getPart(i);
            switch (part.getType()) {
                case MSG_START -> from = part.getLimit();
                case SKIP_SYNTAX, MSG_LIMIT, ARG_START -> {
                    pieces.add(new Piece(source.substring(from, part.getIndex()), false));
                    from = part.getLimit();
                    if (part.getType() == Part.Type.ARG_START
                            && part.getArgType() != MessagePattern.ArgType.NONE) {
                        return null;
                    }
                }
                case ARG_NAME, ARG_NUMBER ->
                        pieces.add(new Piece(pattern.getSubstring(part).strip(), true));
                case ARG_LIMIT -> from = part.getLimit();
                default -> {
                    return null; // INSERT_CHAR and whatever ICU may add
                }
            }
        }
        pieces.removeIf(each -> !each.isPlace() && each.text().isEmpty());
        return List.copyOf(pieces);
    }
}
