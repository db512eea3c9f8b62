package org.whosaw.portal.access.why;

import java.util.EnumSet;
import java.util.Set;
import org.whosaw.portal.hospital.care.CareFactKind;
import org.whosaw.portal.kernel.Purpose;

/**
 * One look at one person, as the rules see it.
 *
 * @param eventId which one
 * @param at when, in microseconds
 * @param way what was done
 * @param subjects how many people it was about
 * @param atTerminal whether a terminal is named: somebody sat there
 * @param emergency whether the emergency way was used and a reason was given
 * @param approved whether the source names an approval of this look, which somebody else gave
 * @param desk at which of this portal's own desks it was
 */
public record Look(
        long eventId,
        long at,
        Viewer viewer,
        Way way,
        Purpose purpose,
        int subjects,
        boolean atTerminal,
        boolean emergency,
        boolean approved,
        Desk desk) {
    /** A mother and her children may stand on one screen that is no list. */
    private static final int FAMILY = 4;

    /** This portal's own desks: where one of them looked, its own case says why. */
    public enum Desk {
        NONE,
        QUESTIONS(CareFactKind.QUESTION),
        RIGHTS(CareFactKind.RIGHT),
        REVIEWS(CareFactKind.REVIEW),
        MATCHING(CareFactKind.MATCHING),
        COUNTER(CareFactKind.COUNTER, CareFactKind.BINDING),
        /** Auditors' searches, which no case explains. */
        AUDIT,
        /** Lists on trial, which no case explains. */
        TRIAL;

        private final Set<CareFactKind> cases = EnumSet.noneOf(CareFactKind.class);

        Desk(CareFactKind... cases) {
            this.cases.addAll(Set.of(cases));
        }

        boolean handles(CareFactKind kind) {
            return cases.contains(kind);
        }
    }

    /** Creates a look in one of the hospital's systems. */
    public Look(
            long eventId,
            long at,
            Viewer viewer,
            Way way,
            Purpose purpose,
            int subjects,
            boolean atTerminal,
            boolean emergency) {
        this(eventId, at, viewer, way, purpose, subjects, atTerminal, emergency, false, Desk.NONE);
    }

    /** What was done, as far as it matters here. */
    public enum Way {
        /** One record was opened or written. */
        OPENED,
        /** People were listed. */
        LISTED,
        /** People were searched for. */
        SEARCHED,
        /** It was printed, exported or copied. */
        TAKEN
    }

    /** Says whether several people were shown side by side. */
    public boolean isList() {
        return way == Way.LISTED || way == Way.SEARCHED && subjects > 1 || subjects > FAMILY;
    }

    /** Says whether it took several people's data along. */
    public boolean isTakenInBulk() {
        return way == Way.TAKEN && subjects > 1;
    }
}
