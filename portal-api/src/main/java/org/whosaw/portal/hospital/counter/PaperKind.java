package org.whosaw.portal.hospital.counter;

import org.whosaw.portal.kernel.Coded;

/** Names the paper by which the counter knew a person; number and picture are never kept. */
public enum PaperKind implements Coded {
    RESIDENT_CARD,
    TEMPORARY_RESIDENT_CARD,
    PASSPORT,
    HONG_KONG_MACAO_PERMIT,
    TAIWAN_PERMIT,
    FOREIGNER_RESIDENCE_CARD,
    HOUSEHOLD_REGISTER
}
