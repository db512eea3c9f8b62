package org.whosaw.portal.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Knows numbers that no message is ever sent to: in the mainland everything but mobile numbers
 * (emergency, service and short numbers, lines with an extension), outside a demo the range of demo
 * phones, and what the configuration adds.
 */
public final class NumberRanges {
    private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}");
    private static final Pattern ABROAD = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final String DEMO = "154";

    private final List<String> prefixes;

    /** Adds {@code configured} prefixes, in national writing or with {@code +} and country. */
    public NumberRanges(List<String> configured, boolean demo) {
        List<String> all = new ArrayList<>(configured);
        if (demo) {
            all.removeIf(DEMO::startsWith); // a demo's phones are all that it has
        } else {
            all.add(DEMO);
        }
        prefixes = List.copyOf(all);
    }

    /** Says whether a number in canonical form, {@code +86…}, may be sent to. */
    public boolean mayReceive(String number) {
        boolean mainland = number.startsWith("+86");
        String national = mainland ? number.substring(3) : number;
        boolean whole = (mainland ? MOBILE : ABROAD).matcher(national).matches();
        return whole && prefixes.stream().noneMatch(national::startsWith);
    }
}
