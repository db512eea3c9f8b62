package org.whosaw.portal.access.why;

import static org.whosaw.portal.access.why.Strength.DIRECT;
import static org.whosaw.portal.access.why.Strength.NEAR;
import static org.whosaw.portal.access.why.Strength.NONE;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.whosaw.portal.hospital.care.CareFactKind;
import org.whosaw.portal.kernel.Coded;

/**
 * The rules, as data, the strongest first: which kinds of fact, tied how, how long before and after
 * the fact they hold. Stored by code: a code keeps its meaning for ever.
 *
 * <p>The times are short on purpose. A reason that has ended explains nothing, and a look that
 * falls outside is at most near.
 */
public enum WhyRule implements Coded {
    /** She looked herself. */
    HERSELF(DIRECT, Tie.FAMILY, hours(0), hours(0)),
    /** Her guardian looked. */
    GUARDIAN(DIRECT, Tie.FAMILY, hours(0), hours(0)),
    /** The viewer wrote into her record. */
    WROTE(DIRECT, Tie.NAMED, hours(4), hours(12), CareFactKind.NOTE),
    /** The viewer ordered something for her; results come back. */
    ORDERED(DIRECT, Tie.NAMED, hours(4), hours(48), CareFactKind.ORDER),
    /** The viewer examined, tested, operated, dispensed. */
    PERFORMED(DIRECT, Tie.NAMED, hours(12), hours(24), CareFactKind.PROCEDURE),
    /** The viewer was asked for advice. */
    CONSULTED(DIRECT, Tie.NAMED, hours(4), hours(48), CareFactKind.CONSULT),
    /** The viewer was assigned to her then. */
    ASSIGNED(DIRECT, Tie.NAMED, hours(1), hours(1), CareFactKind.ASSIGNMENT),
    /** The viewer is on the care team that the encounter names. */
    CARE_TEAM(
            DIRECT,
            Tie.NAMED,
            hours(12),
            hours(48),
            CareFactKind.ADMISSION,
            CareFactKind.VISIT,
            CareFactKind.DELIVERY),
    /** She has booked with the viewer. */
    BOOKED(DIRECT, Tie.NAMED, hours(24), hours(12), CareFactKind.APPOINTMENT, CareFactKind.BOOKING),
    /** The viewer billed this encounter. */
    BILLED(DIRECT, Tie.NAMED, hours(4), hours(24), CareFactKind.BILLING),
    /** The viewer coded or filed the record of this encounter. */
    CODED(DIRECT, Tie.NAMED, hours(24), hours(24), CareFactKind.CODING),
    /** The emergency way, with a reason, and the hospital recorded an emergency then. */
    EMERGENCY(DIRECT, Tie.EMERGENCY, hours(1), hours(6), CareFactKind.EMERGENCY),
    /** The same, by anybody of the house within the hour; the record names nobody. */
    EMERGENCY_HOUR(DIRECT, Tie.EMERGENCY_HOUR, minutes(30), hours(1), CareFactKind.EMERGENCY),
    /** The emergency way, with a reason, in the emergency department while she was there. */
    EMERGENCY_ROOM(
            DIRECT,
            Tie.EMERGENCY_ROOM,
            hours(1),
            hours(2),
            CareFactKind.VISIT,
            CareFactKind.ADMISSION),
    /** The emergency way, with a reason, and somebody else's approval of this very look. */
    EMERGENCY_APPROVED(DIRECT, Tie.APPROVAL, hours(0), hours(0)),
    /** A job that the directory lists, over people in care. */
    ROUTINE_JOB(
            DIRECT,
            Tie.JOB,
            days(90),
            days(90),
            CareFactKind.APPOINTMENT,
            CareFactKind.VISIT,
            CareFactKind.ADMISSION,
            CareFactKind.DELIVERY),
    /** She had asked why somebody looked, and the office answers. */
    ANSWERING(DIRECT, Tie.DESK, hours(0), days(30), CareFactKind.QUESTION),
    /** She had asked the hospital for something about her data, and the office handles it. */
    HANDLING(DIRECT, Tie.DESK, hours(0), days(30), CareFactKind.RIGHT),
    /** The office reviewed one of her entries as a matter of routine. */
    REVIEWING(DIRECT, Tie.DESK, minutes(1), hours(0), CareFactKind.REVIEW),
    /** The office decided whether a row of a list was she. */
    MATCHING(DIRECT, Tie.DESK, hours(0), minutes(1), CareFactKind.MATCHING),
    /** This clerk checked her papers at the counter, or wrote down what she wished. */
    AT_COUNTER(DIRECT, Tie.OWN_DESK, minutes(15), minutes(15), CareFactKind.COUNTER),
    /** She lay in the ward where the viewer works. */
    SAME_WARD(NEAR, Tie.WARD, hours(12), hours(24), CareFactKind.ADMISSION),
    /** Something was done for her in the department where the viewer works. */
    SAME_DEPARTMENT(NEAR, Tie.DEPARTMENT, hours(12), hours(24), CareFactKind.values()),
    /** She was in the hospital on that day. */
    SAME_DAY(
            NEAR,
            Tie.HOUSE,
            hours(0),
            hours(0),
            CareFactKind.APPOINTMENT,
            CareFactKind.VISIT,
            CareFactKind.ADMISSION,
            CareFactKind.DELIVERY),
    /** Offices settle and file what her encounter left behind. */
    AFTER_CARE(
            NEAR,
            Tie.OFFICE,
            hours(0),
            days(30),
            CareFactKind.VISIT,
            CareFactKind.ADMISSION,
            CareFactKind.DELIVERY),
    /** The counter makes codes, and one was used. */
    CODE_USED(NEAR, Tie.DESK, days(14), hours(0), CareFactKind.BINDING),
    /** An auditor searched while a question of hers was open or newly answered. */
    AUDITED_THEN(NEAR, Tie.AUDIT, hours(0), days(30), CareFactKind.QUESTION),
    /** An auditor searched; what for is not on file. */
    AUDITED(NONE, Tie.NOTHING, hours(0), hours(0)),
    /** Whoever sets up a feed tried one masked row of a list. */
    TRIED_LIST(NONE, Tie.NOTHING, hours(0), hours(0)),
    /** The counter opened her card, and nothing that it did for her is on file. */
    COUNTER_ONLY(NONE, Tie.NOTHING, hours(0), hours(0)),
    /** Many people's data were taken along. */
    TAKEN_IN_BULK(NONE, Tie.NOTHING, hours(0), hours(0)),
    /** One of many on a list. */
    ON_A_LIST(NONE, Tie.NOTHING, hours(0), hours(0)),
    /**
     * The emergency way with a reason, where the hospital recorded no emergency: the reason is the
     * viewer's own word, and it is said as that.
     */
    EMERGENCY_SAID(NONE, Tie.NOTHING, hours(0), hours(0)),
    /** Nothing on file. */
    NOTHING_ON_FILE(NONE, Tie.NOTHING, hours(0), hours(0));

    /** What a rule asks of viewer and fact. */
    enum Tie {
        /** The directory says that viewer and person are family. */
        FAMILY,
        /** The fact names the viewer, on her own account. */
        NAMED,
        /** The fact names the viewer or her department, and the emergency way was used. */
        EMERGENCY,
        /** The fact names nobody, and the emergency way was used at that very time. */
        EMERGENCY_HOUR,
        /** The encounter is in the viewer's emergency department, and the way was used. */
        EMERGENCY_ROOM,
        /** The emergency way was used, and the source names an approval of the look. */
        APPROVAL,
        /** The viewer is a listed job. */
        JOB,
        /** The look was at one of this portal's own desks, and the fact is a case of that desk. */
        DESK,
        /** The same, and the fact names the viewer. */
        OWN_DESK,
        /** The look was an auditor's search. */
        AUDIT,
        /** The encounter's ward is the viewer's. */
        WARD,
        /** The fact's department is the viewer's. */
        DEPARTMENT,
        /** The viewer works in the house, on her own account. */
        HOUSE,
        /** The same, for a purpose of offices. */
        OFFICE,
        /** No fact is asked. */
        NOTHING
    }

    private final Strength strength;
    private final Tie tie;
    private final long before;
    private final long after;
    private final Set<CareFactKind> kinds;

    WhyRule(Strength strength, Tie tie, long before, long after, CareFactKind... kinds) {
        this.strength = strength;
        this.tie = tie;
        this.before = before;
        this.after = after;
        this.kinds = EnumSet.noneOf(CareFactKind.class);
        this.kinds.addAll(Set.of(kinds));
    }

    private static long hours(long hours) {
        return Duration.ofHours(hours).toMillis() * 1_000;
    }

    private static long minutes(long minutes) {
        return Duration.ofMinutes(minutes).toMillis() * 1_000;
    }

    private static long days(long days) {
        return hours(24 * days);
    }

    /** Returns how strong an answer it gives. */
    public Strength strength() {
        return strength;
    }

    /** Says whether it explains a look at one of this portal's own desks. */
    public boolean isOfDesk() {
        return tie == Tie.DESK || tie == Tie.OWN_DESK;
    }

    Tie tie() {
        return tie;
    }

    boolean isAbout(CareFactKind kind) {
        return kinds.contains(kind);
    }

    /** Returns how long before a fact of a kind any rule may hold, in microseconds. */
    static long reachBefore(CareFactKind kind) {
        long reach = days(1); // "on that day" begins at midnight
        for (WhyRule each : values()) {
            reach = each.isAbout(kind) ? Math.max(reach, each.before) : reach;
        }
        return reach;
    }

    /** Returns how long after a fact of a kind any rule may hold, in microseconds. */
    static long reachAfter(CareFactKind kind) {
        long reach = days(1);
        for (WhyRule each : values()) {
            reach = each.isAbout(kind) ? Math.max(reach, each.after) : reach;
        }
        return reach;
    }

    /** Returns how long before a fact of any kind any rule may hold. */
    static long reachBefore() {
        long reach = 0;
        for (CareFactKind each : CareFactKind.values()) {
            reach = Math.max(reach, reachBefore(each));
        }
        return reach;
    }

    /** Returns how long before a fact it holds, in microseconds. */
    long before() {
        return before;
    }

    /** Returns how long after a fact it holds, in microseconds. */
    long after() {
        return after;
    }
}
