package org.whosaw.portal.consent.enforcement;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.DirectoryCards.SystemCard;
import org.whosaw.portal.hospital.DirectoryLookup;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/** Knows what each of a hospital's systems does with a stop. Safe for threads. */
public final class EnforcementBook {
    private static final String OWN = "whosaw-";

    private final Database database;
    private final DirectoryLookup directory;
    private final Clock clock;

    public EnforcementBook(Database database, DirectoryLookup directory, Clock clock) {
        this.database = database;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * A system and what it does with a stop.
     *
     * @param pseudonymous whether it knows persons by the pseudonyms of its key; else by number
     */
    public record Standing(SystemCard system, Enforcement enforcement, boolean pseudonymous) {}

    /** Returns every system of a hospital but the portal's own desks, by code. */
    public List<Standing> of(HospitalId hospital) {
        return database.read(tx -> of(tx, hospital));
    }

    /** Returns them in the caller's reading. */
    public List<Standing> of(Tx tx, HospitalId hospital) {
        Map<Long, EnforcementDao.Row> set = new HashMap<>();
        tx.dao(EnforcementDao.class)
                .ofHospital(hospital.value())
                .forEach(row -> set.put(row.systemId(), row));
        List<Standing> all = new ArrayList<>();
        for (SystemCard system : directory.systems(tx, hospital)) {
            if (!system.code().startsWith(OWN)) {
                all.add(standing(system, set.get(system.id())));
            }
        }
        return all;
    }

    private static Standing standing(SystemCard system, EnforcementDao.@Nullable Row row) {
        return row == null
                ? new Standing(system, Enforcement.NOT_CONNECTED, true)
                : new Standing(
                        system,
                        Coded.parse(Enforcement.class, row.enforcement())
                                .orElse(Enforcement.NOT_CONNECTED),
                        row.pseudonymous() != 0);
    }

    /**
     * Says from now on what a system does with stops; those that went before stay as they are.
     *
     * @throws PortalException not found when there is no such system
     */
    public void put(
            HospitalId hospital, String system, Enforcement enforcement, boolean pseudonymous) {
        SystemCard card =
                directory
                        .system(hospital, system)
                        .filter(each -> !each.code().startsWith(OWN))
                        .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
        EnforcementDao.Row row =
                new EnforcementDao.Row(
                        card.id(),
                        hospital.value(),
                        enforcement.code(),
                        pseudonymous ? 1 : 0,
                        Micros.of(clock.instant()));
        database.write(tx -> tx.dao(EnforcementDao.class).put(row));
    }
}
