package org.whosaw.portal.demo.world;

import java.time.LocalDate;
import java.util.List;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.disclosure.Provision;
import org.whosaw.portal.hospital.Directory.EncounterEntry;
import org.whosaw.portal.hospital.Directory.PatientEntry;
import org.whosaw.portal.hospital.care.CareFactEntry;

/**
 * Holds one day of the world. To be taken in this order: who became known, what care began, what
 * was done, who looked, what was given.
 *
 * @param events in order of time, each system's sequence without gaps but for one that is planted
 */
public record DemoDay(
        LocalDate day,
        List<PatientEntry> patients,
        List<EncounterEntry> encounters,
        List<CareFactEntry> careFacts,
        List<AccessEvent> events,
        List<Provision> provisions,
        List<PlantedWrong> wrongs) {

    @Override
    public String toString() {
        return "DemoDay[" + day + " " + events.size() + " events]";
    }
}
