package org.whosaw.portal.access.why;

import org.whosaw.portal.kernel.Coded;

/** Reads the codes that are stored. */
final class Codes {
    private Codes() {}

    static Strength strength(String code) {
        return Coded.parse(Strength.class, code).orElse(Strength.NONE);
    }

    static WhyRule rule(String code) {
        return Coded.parse(WhyRule.class, code).orElse(WhyRule.NOTHING_ON_FILE);
    }
}
