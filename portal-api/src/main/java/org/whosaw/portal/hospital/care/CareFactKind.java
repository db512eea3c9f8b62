package org.whosaw.portal.hospital.care;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.whosaw.portal.kernel.Coded;

/** What kind of fact ties somebody to a person's care; stored by code. */
public enum CareFactKind implements Coded {
    /** An encounter that is booked; its team is with whom. */
    APPOINTMENT(true),
    /** An outpatient encounter. */
    VISIT(true),
    /** A stay in a ward. */
    ADMISSION(true),
    /** Care during a delivery or what came in its place. */
    DELIVERY(true),
    /** Somebody wrote an order for her. */
    ORDER(false),
    /** Somebody wrote into her record. */
    NOTE(false),
    /** Somebody examined, tested, operated, dispensed. */
    PROCEDURE(false),
    /** Somebody was asked for advice on her. */
    CONSULT(false),
    /** She, or the hospital for her, booked something with somebody. */
    BOOKING(false),
    /** Somebody billed or settled her encounter. */
    BILLING(false),
    /** Somebody coded or filed the record of her encounter. */
    CODING(false),
    /** Somebody was assigned to her for a shift or a task. */
    ASSIGNMENT(false),
    /** The hospital recorded an emergency of hers. */
    EMERGENCY(false),
    /** She asked here why somebody had looked; it lasts until it is answered. */
    QUESTION(false),
    /** She asked the hospital here for something else about her data; it lasts until answered. */
    RIGHT(false),
    /** The hospital reviewed one of her entries as a matter of routine. */
    REVIEW(false),
    /** A row of a list may have been she; it lasts until somebody has decided. */
    MATCHING(false),
    /** The counter did for her what it keeps on record. */
    COUNTER(false),
    /** A phone was bound to her list with a code of the hospital's. */
    BINDING(false);

    /** What this portal knows of itself; no hospital tells it. */
    private static final Set<CareFactKind> OWN =
            EnumSet.of(QUESTION, RIGHT, REVIEW, MATCHING, COUNTER, BINDING);

    private static final Set<String> TOLD =
            Arrays.stream(values())
                    .filter(kind -> !kind.encounter && !kind.isOwn())
                    .map(Coded::code)
                    .collect(Collectors.toUnmodifiableSet());

    private final boolean encounter;

    CareFactKind(boolean encounter) {
        this.encounter = encounter;
    }

    /** Says whether it is an encounter, which lasts, rather than an act within one. */
    public boolean isEncounter() {
        return encounter;
    }

    /** Says whether this portal's own desks are behind it, and not her care. */
    public boolean isOwn() {
        return OWN.contains(this);
    }

    /** Returns the codes that {@code PUT /api/v1/directory/care-facts} takes. */
    static Set<String> told() {
        return TOLD;
    }
}
