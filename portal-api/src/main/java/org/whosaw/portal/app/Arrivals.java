package org.whosaw.portal.app;

import java.sql.SQLException;
import java.util.List;
import org.whosaw.portal.access.feed.ArrivalNotes;
import org.whosaw.portal.access.manifest.DayTally;
import org.whosaw.portal.disclosure.ProvisionArrivals.Arrival;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.store.Tx;

/**
 * Counts provisions with the accesses of their feed: a source has one counter for all it sends, and
 * a number that a provision bears is not missing.
 */
final class Arrivals {
    private Arrivals() {}

    static void note(Tx tx, HospitalId hospital, List<Arrival> all) {
        ArrivalNotes notes = new ArrivalNotes();
        for (Arrival each : all) {
            notes.addOther(
                    each.id(),
                    each.systemId(),
                    each.sequence(),
                    each.occurredAt(),
                    each.recordedAt(),
                    DayTally.hash(each.sourceEventId()));
        }
        try {
            notes.write(tx, hospital);
        } catch (SQLException e) {
            throw new IllegalStateException("noting arrivals failed", e);
        }
    }
}
