package org.whosaw.portal.app.request;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.request.rights.RightsScope;

/** A part of the evidence. What a request is about decides which are collected. */
public enum EvidencePart implements Coded {
    /** Who opened her information. */
    LOOKS,
    /** Who received her data. */
    GIVEN,
    /** What she allowed. */
    CONSENTS,
    /** Her care as far as it explains looks. */
    CARE,
    /** What she asked before. */
    REQUESTS,
    /** Whom the desk asked for this request, and what came back. */
    ASKED;

    /** Returns the parts that a request needs, and no others. */
    static Set<EvidencePart> of(RightsScope scope) {
        EnumSet<EvidencePart> parts = EnumSet.of(REQUESTS, ASKED);
        parts.addAll(
                switch (scope) {
                    case LOOKS -> EnumSet.of(LOOKS, CARE);
                    case GIVEN -> EnumSet.of(GIVEN, CONSENTS);
                    case CONSENTS -> EnumSet.of(CONSENTS);
                    case IDENTITY, CONTACT -> EnumSet.of(LOOKS, GIVEN);
                    case RECORD, ALL -> EnumSet.of(LOOKS, GIVEN, CONSENTS, CARE);
                    case ACCOUNT -> EnumSet.noneOf(EvidencePart.class);
                });
        return parts;
    }

    /** Returns the one kind of data that a request is about, or null when it is about several. */
    static @Nullable DataCategory only(RightsScope scope) {
        return switch (scope) {
            case IDENTITY -> DataCategory.IDENTITY;
            case CONTACT -> DataCategory.CONTACT;
            default -> null;
        };
    }
}
