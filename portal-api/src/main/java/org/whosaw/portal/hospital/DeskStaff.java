package org.whosaw.portal.hospital;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.whosaw.portal.hospital.DirectoryCards.SystemCard;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.identity.staff.StaffRegistry;
import org.whosaw.portal.identity.staff.StaffRegistry.Staff;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.store.Database;

/**
 * Knows which accounts are those of the desk's own people, so that nobody handles a case about
 * herself and everybody sees where her account was used. Safe for threads.
 */
public final class DeskStaff {
    /** How the codes of the portal's own places begin among a hospital's systems. */
    public static final String OWN_SYSTEMS = "whosaw-";

    private final Database database;
    private final BlindKeys keys;
    private final DirectoryLookup lookup;
    private final StaffRegistry registry;

    public DeskStaff(
            Database database, BlindKeys keys, DirectoryLookup lookup, StaffRegistry registry) {
        this.database = database;
        this.keys = keys;
        this.lookup = lookup;
        this.registry = registry;
    }

    /** Says that a login is this member of the directory. */
    public void link(HospitalId hospital, long staffUserId, String staffId) {
        byte[] key = keys.staff(hospital, staffId.strip());
        database.write(tx -> tx.dao(DeskStaffDao.class).link(staffUserId, hospital.value(), key));
    }

    /** Says whether it is known who in the directory a login is. */
    public boolean isLinked(long staffUserId) {
        return database.read(tx -> tx.dao(DeskStaffDao.class).keyOf(staffUserId)).isPresent();
    }

    /** Returns the keys under which one member stands in logs: her own, and her logins here. */
    public List<byte[]> keysOf(HospitalId hospital, long staffUserId) {
        List<byte[]> all = new ArrayList<>();
        database.read(tx -> tx.dao(DeskStaffDao.class).keyOf(staffUserId)).ifPresent(all::add);
        registry.find(staffUserId)
                .map(Staff::login)
                .ifPresent(login -> all.addAll(logins(hospital, login)));
        return all;
    }

    private List<byte[]> logins(HospitalId hospital, String login) {
        return lookup.systems(hospital).stream()
                .map(SystemCard::code)
                .filter(code -> code.startsWith(OWN_SYSTEMS))
                .map(code -> keys.account(hospital, code, login))
                .toList();
    }

    /** Says whether an accessor is this member. */
    public boolean isHerself(HospitalId hospital, long staffUserId, byte[] accessorKey) {
        return keysOf(hospital, staffUserId).stream()
                .anyMatch(key -> Arrays.equals(key, accessorKey));
    }

    /** Says whether an accessor is anybody who handles cases at this hospital's desk. */
    public boolean isOfDesk(HospitalId hospital, byte[] accessorKey) {
        return registry.ofHospital(hospital).stream()
                .filter(staff -> staff.roles().stream().anyMatch(role -> role != StaffRole.MEMBER))
                .anyMatch(staff -> isHerself(hospital, staff.id(), accessorKey));
    }
}
