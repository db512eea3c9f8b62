package org.whosaw.portal.ingest.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.Coded;

/** Reads the value of one field, strictly: a number is no text and a text no number. */
final class Fields {
    private Fields() {}

    /** Returns the text, or null for null. */
    static @Nullable String text(JsonParser parser, String field, int longest)
            throws IOException, FieldFault {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw new FieldFault(JsonError.TYPE, field);
        }
        String text = parser.getText();
        if (text.length() > longest) {
            throw new FieldFault(JsonError.TOO_LONG, field, longest);
        }
        return text;
    }

    /** Returns the text trimmed; blank is a fault. */
    static String required(JsonParser parser, String field, int longest)
            throws IOException, FieldFault {
        String text = text(parser, field, longest);
        if (text == null || text.isBlank()) {
            throw new FieldFault(JsonError.REQUIRED, field);
        }
        return text.strip();
    }

    /** Returns the text trimmed, null for null or blank. */
    static @Nullable String optional(JsonParser parser, String field, int longest)
            throws IOException, FieldFault {
        String text = text(parser, field, longest);
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Returns the whole number, or null for null. */
    static @Nullable Long number(JsonParser parser, String field) throws IOException, FieldFault {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
                || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw new FieldFault(JsonError.TYPE, field);
        }
        return parser.getLongValue();
    }

    /** Returns true or false; null is false. */
    static boolean flag(JsonParser parser, String field) throws FieldFault {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE, VALUE_NULL -> false;
            default -> throw new FieldFault(JsonError.TYPE, field);
        };
    }

    /** Returns the time, cut to microseconds. */
    static Instant time(JsonParser parser, String field) throws IOException, FieldFault {
        Instant time = WireTimes.parse(required(parser, field, 64));
        if (time == null) {
            throw new FieldFault(JsonError.TIME, field);
        }
        return time;
    }

    /** Returns the day, or null for null. */
    static @Nullable LocalDate day(JsonParser parser, String field) throws IOException, FieldFault {
        String text = optional(parser, field, 10);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new FieldFault(JsonError.TIME, field);
        }
    }

    /** Returns the constant of a code, or null for null. */
    static <E extends Enum<E> & Coded> @Nullable E code(
            JsonParser parser, String field, Class<E> type) throws IOException, FieldFault {
        String code = text(parser, field, 64);
        if (code == null) {
            return null;
        }
        E found = Coded.parse(type, code).orElse(null);
        if (found == null) {
            throw new FieldFault(JsonError.UNKNOWN_CODE, field);
        }
        return found;
    }

    /** Returns the constants of an array of codes; null is empty. */
    static <E extends Enum<E> & Coded> Set<E> codes(JsonParser parser, String field, Class<E> type)
            throws IOException, FieldFault {
        EnumSet<E> set = EnumSet.noneOf(type);
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return set;
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new FieldFault(JsonError.TYPE, field);
        }
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            E each = code(parser, field + "[" + i + "]", type);
            if (each == null) {
                throw new FieldFault(JsonError.REQUIRED, field + "[" + i + "]");
            }
            set.add(each);
        }
        return set;
    }

    /** Passes when the current value is an object. */
    static void object(JsonParser parser, String field) throws FieldFault {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new FieldFault(JsonError.TYPE, field);
        }
    }
}
