package org.whosaw.portal.demo.world;

import java.util.List;
import org.whosaw.portal.kernel.Coded;

/**
 * Tells of one thing that was planted wrong, beside the world and never in its database: the truth
 * against which a later explanation can be measured.
 *
 * @param system the code of the system whose event or provision it is
 * @param sourceEventId which one
 * @param mrns whom it wrongs; others named in the same event are not wronged
 */
public record PlantedWrong(Kind kind, String system, String sourceEventId, List<String> mrns) {
    public PlantedWrong {
        mrns = List.copyOf(mrns);
    }

    /** What is wrong. */
    public enum Kind implements Coded {
        /** A shared account leafed through the queue at night. */
        QUEUE_AT_NIGHT,
        /** The agency's clerk saw women who had not hired the agency. */
        CLERK_WITHOUT_BOOKING,
        /** The agency's clerk took the week's births along in a file. */
        CLERK_EXPORT,
        /** Somebody looked who had nothing to do with her. */
        CURIOUS,
        /** The same, and outside her own hours. */
        OFF_SHIFT,
        /** The emergency way was used where there was none. */
        EMERGENCY_MISUSED,
        /** An interface that asked nobody's leave was called from outside. */
        OPEN_INTERFACE,
        /** Data were given where no consent stood behind it. */
        PROVISION_WITHOUT_CONSENT,
        /** A recipient passed data on without her consent. */
        ONWARD_TRANSFER,
        /** An investigation sheet went to somebody it was not meant for. */
        SHEET_FORWARDED
    }

    @Override
    public String toString() {
        return "PlantedWrong[" + kind + "]";
    }
}
