package org.whosaw.portal.demo.world;

import java.util.Map;
import org.whosaw.portal.demo.cast.DemoSystem;
import org.whosaw.portal.demo.cast.Unit;
import org.whosaw.portal.hospital.Directory.SystemEntry;

/** Makes the list incomplete as lists are: a silent feed, lines lost on the way, no feed at all. */
final class Outages {
    /** The system that falls silent, and for how many days before the end. */
    static final DemoSystem SILENT = DemoSystem.IMAGING;

    static final int SILENT_DAYS = 4;

    /** The system of which lines are lost, how many, and how many days before the end. */
    static final DemoSystem LOSING = DemoSystem.LABORATORY;

    static final int LOST = 9;

    private static final int LOST_DAYS_LEFT = 6;

    private Outages() {}

    /** Takes away what a day lost on the way. */
    static void of(int daysLeft, DayLog log, Map<DemoSystem, Long> sequences) {
        if (daysLeft <= SILENT_DAYS) {
            log.silence(SILENT);
        }
        if (daysLeft == LOST_DAYS_LEFT) {
            sequences.merge(LOSING, (long) LOST, Long::sum);
        }
    }

    /** Returns the system whose looks the list does not have. */
    static SystemEntry notCovered() {
        return new SystemEntry(
                        "anaesthesia",
                        "手术麻醉系统",
                        "Anaesthesia system",
                        null,
                        null,
                        Unit.INFORMATION.office(),
                        Unit.INFORMATION.phone(),
                        null)
                .uncovered("这套系统不记录谁查看过，医院计划明年更换");
    }
}
