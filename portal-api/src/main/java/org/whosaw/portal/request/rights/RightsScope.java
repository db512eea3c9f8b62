package org.whosaw.portal.request.rights;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.request.RequestKind;

/** What a request is about: the least that must be said. Stored by code. */
public enum RightsScope implements Coded {
    /** Who opened her information. */
    LOOKS,
    /** Who received her data. */
    GIVEN,
    /** What she allowed. */
    CONSENTS,
    /** Name, birth date, numbers. */
    IDENTITY,
    /** Phone and address. */
    CONTACT,
    /** What stands in the medical record. */
    RECORD,
    /** Everything that the hospital has about her. */
    ALL,
    /** Her sign-in here. */
    ACCOUNT;

    private static final Map<RequestKind, List<RightsScope>> OF_KIND =
            new EnumMap<>(
                    Map.of(
                            RequestKind.ACCESS,
                            List.of(LOOKS, GIVEN, CONSENTS, IDENTITY, CONTACT, RECORD, ALL),
                            RequestKind.COPY,
                            List.of(LOOKS, GIVEN, CONSENTS, IDENTITY, CONTACT, RECORD, ALL),
                            RequestKind.PORTABILITY,
                            List.of(ALL, RECORD, LOOKS, GIVEN),
                            RequestKind.RECTIFY,
                            List.of(IDENTITY, CONTACT, RECORD, LOOKS),
                            RequestKind.DELETE,
                            List.of(CONTACT, GIVEN, RECORD, ALL),
                            RequestKind.RESTRICT,
                            List.of(CONTACT, RECORD, GIVEN, ALL),
                            RequestKind.OBJECT,
                            List.of(GIVEN, CONTACT, RECORD, ALL),
                            RequestKind.CLOSE_ACCOUNT,
                            List.of(ACCOUNT)));

    /** Returns what a request of that kind can be about; nothing for asking why. */
    public static List<RightsScope> of(RequestKind kind) {
        return OF_KIND.getOrDefault(kind, List.of());
    }

    /** Says whether her own pages show it already, so that nobody need be asked. */
    public boolean isShown(RequestKind kind) {
        return (kind == RequestKind.ACCESS || kind == RequestKind.COPY)
                && (this == LOOKS || this == GIVEN || this == CONSENTS);
    }
}
