package org.whosaw.portal.access.why;

import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.care.CareFact;

/**
 * The answer to one look.
 *
 * @param fact the one it rests on, null when it rests on none
 * @param around the encounter within which it lies, null when there is none
 */
public record Reason(WhyRule rule, @Nullable CareFact fact, @Nullable CareFact around) {
    /** Returns how strong the answer is. */
    public Strength strength() {
        return rule.strength();
    }
}
