package org.whosaw.portal.kernel;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the wire codes of each enum once, for they are written and read a million times. */
final class Codes {
    private static final ClassValue<Codes> ALL =
            new ClassValue<>() {
                @Override
                protected Codes computeValue(Class<?> type) {
                    return new Codes(type);
                }
            };

    private final String[] kebab;
    private final Object[] constants;
    private volatile @Nullable Map<String, Object> byCode;

    private Codes(Class<?> type) {
        constants = type.getEnumConstants();
        kebab = new String[constants.length];
        for (Object each : constants) {
            Enum<?> constant = (Enum<?>) each;
            kebab[constant.ordinal()] = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Returns the name of a constant in lower-case kebab. */
    static String kebabOf(Enum<?> constant) {
        return ALL.get(constant.getDeclaringClass()).kebab[constant.ordinal()];
    }

    /** Returns the constant of a code, or null. */
    static <E extends Enum<E> & Coded> @Nullable E find(Class<E> type, String code) {
        Object found = ALL.get(type).byCode().get(code);
        return found == null ? null : type.cast(found);
    }

    /** Read on first use, not on construction: a constant's own code may need this table. */
    private Map<String, Object> byCode() {
        Map<String, Object> known = byCode;
        if (known == null) {
            known = new HashMap<>();
            for (Object each : constants) {
                known.put(((Coded) each).code(), each);
            }
            byCode = known;
        }
        return known;
    }
}
