package org.whosaw.portal.consent.register;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.kernel.HospitalId;

/** Follows who passes data on to whom, in one reading of a hospital's recipients. */
final class Chains {
    private static final long LOCK = 0x6368_6169_6e73L;

    private Chains() {}

    /** Whoever changes a chain of a hospital, or counts on it, goes one after the other. */
    static long lock(HospitalId hospital) {
        return hospital.value() ^ LOCK;
    }

    /** Returns the codes of all to whom a recipient passes data on, however far down. */
    static Set<String> below(List<RecipientCard> all, String code) {
        Set<String> below = new TreeSet<>();
        Deque<String> from = new ArrayDeque<>(List.of(code));
        while (!from.isEmpty()) {
            String giver = from.remove();
            for (RecipientCard each : all) {
                if (giver.equals(each.onwardOf()) && below.add(each.code())) {
                    from.add(each.code());
                }
            }
        }
        return below;
    }

    /** Returns the codes of those given, and of all from whom they have their data. */
    static Set<String> above(List<RecipientCard> all, Collection<String> codes) {
        Set<String> above = new TreeSet<>(codes);
        boolean grew = true;
        while (grew) {
            grew = false;
            for (RecipientCard each : all) {
                String giver = each.onwardOf();
                grew |= giver != null && above.contains(each.code()) && above.add(giver);
            }
        }
        return above;
    }
}
