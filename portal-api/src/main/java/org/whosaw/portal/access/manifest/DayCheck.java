package org.whosaw.portal.access.manifest;

import java.time.LocalDate;
import java.util.List;
import org.whosaw.portal.kernel.Coded;

/**
 * One day of one system: what it says that it sent against what is here.
 *
 * @param sent 0 when it said nothing
 */
public record DayCheck(
        LocalDate day, State state, long sent, long arrived, List<Silence> silences) {
    public DayCheck {
        silences = List.copyOf(silences);
    }

    /** How the two compare. */
    public enum State implements Coded {
        /** As many, and the same. */
        CONFIRMED,
        /** Fewer are here. */
        SHORT,
        /** More are here. */
        MORE,
        /** As many, but others. */
        DIFFERENT,
        /** It says of other days what it sent, and of this day nothing. */
        NO_MANIFEST
    }

    /** Returns how many lines are not here. */
    public long missing() {
        return state == State.SHORT ? sent - arrived : 0;
    }

    /** Says whether there is something to tell. */
    public boolean isWanting() {
        return state != State.CONFIRMED || !silences.isEmpty();
    }
}
