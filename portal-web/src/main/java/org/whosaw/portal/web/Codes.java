package org.whosaw.portal.web;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.whosaw.portal.kernel.Coded;

/** Reads a comma-separated list of codes from a command line. */
final class Codes {
    private Codes() {}

    /**
     * Returns the constants that {@code text} names.
     *
     * @throws Refusal naming what is unknown and what there is
     */
    static <E extends Enum<E> & Coded> Set<E> parse(Class<E> type, String option, String text) {
        Set<E> all = EnumSet.noneOf(type);
        for (String code : text.split(",", -1)) {
            all.add(
                    Coded.parse(type, code.strip())
                            .orElseThrow(
                                    () ->
                                            new Refusal(
                                                    option
                                                            + " does not know \""
                                                            + code.strip()
                                                            + "\"; it takes some of "
                                                            + all(type))));
        }
        return all;
    }

    static <E extends Enum<E> & Coded> String all(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(Coded::code)
                .collect(Collectors.joining(","));
    }
}
