package org.whosaw.portal.consent.asking;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.GrantMode;
import org.whosaw.portal.kernel.Element;

/**
 * What she answers.
 *
 * @param mode how long, or null for a no
 * @param elements what she chose of the notice
 * @param until the last day, with {@code UNTIL}
 */
public record Choice(@Nullable GrantMode mode, Set<Element> elements, @Nullable LocalDate until) {
    public Choice {
        elements = Set.copyOf(elements);
    }

    /** Returns a no. */
    public static Choice no() {
        return new Choice(null, Set.of(), null);
    }
}
