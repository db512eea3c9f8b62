package org.whosaw.portal.kernel;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** Gives an enum constant its wire code: lower-case kebab, stable for ever. */
public interface Coded {
    /** Returns the constant's Java name, as every enum does. */
    String name();

    /** Returns the code on the wire, for example {@code due-date} for {@code DUE_DATE}. */
    @JsonValue
    default String code() {
        return this instanceof Enum<?> constant
                ? Codes.kebabOf(constant)
                : name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the constant of {@code type} whose code is {@code code}, or empty. */
    static <E extends Enum<E> & Coded> Optional<E> parse(Class<E> type, String code) {
        return Optional.ofNullable(Codes.find(type, code));
    }
}
