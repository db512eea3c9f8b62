package org.whosaw.portal.hospital;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.hospital.DirectoryCards.SystemCard;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.identity.staff.StaffRegistry;
import org.whosaw.portal.identity.staff.StaffRegistry.Staff;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;
import org.whosaw.portal.store.Database;

/**
 * Knows which accounts are those of the desk's own people, so that nobody handles a case about
 * herself and everybody sees where her account was used. Safe for threads.
 */
public final class DeskStaff {
    /** How the codes of the portal's own places begin among a hospital's systems. */
    public static final String OWN_SYSTEMS = "whosaw-";

    private static final Logger LOG = LoggerFactory.getLogger("whosaw.admin");

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

    /**
     * Says who in the directory a colleague is, so that she can handle cases.
     *
     * @throws PortalException when it is the speaker's own login, one of another hospital, one that
     *     is linked already, or when the directory has nobody of that number
     */
    public void linkColleague(StaffPrincipal by, long staffUserId, String staffId) {
        HospitalId hospital = by.hospitalId();
        if (by.staffUserId() == staffUserId) {
            throw new PortalException(HospitalError.DESK_LINK_OWN);
        }
        if (registry.find(staffUserId).filter(each -> each.hospital().equals(hospital)).isEmpty()) {
            throw new PortalException(KernelError.NOT_FOUND);
        }
        if (lookup.staff(hospital, staffId.strip()).isEmpty()) {
            throw PortalException.ofFields(
                    KernelError.INVALID_FIELDS, List.of(new FieldError("staffId", "unknown")));
        }
        byte[] key = keys.staff(hospital, staffId.strip());
        int linked =
                database.inTransaction(
                        tx ->
                                tx.dao(DeskStaffDao.class)
                                        .linkFirst(staffUserId, hospital.value(), key));
        if (linked == 0) {
            throw new PortalException(HospitalError.DESK_LINK_THERE);
        }
        LOG.info("staff linked staff={} by={}", Ids.encode(staffUserId), by.getName());
    }

    /**
     * Demands that it is known who this member is: without that nobody can tell which case is about
     * herself, so she handles none.
     */
    public void requireLinked(StaffPrincipal member) {
        if (!isLinked(member.staffUserId())) {
            throw new PortalException(HospitalError.DESK_NOT_LINKED);
        }
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

    /**
     * Says whether an accessor is this member: her own key, one of her logins here, or an account
     * that she holds or shares.
     */
    public boolean isHerself(HospitalId hospital, long staffUserId, byte[] accessorKey) {
        return isOneOf(keysOf(hospital, staffUserId), accessorKey, lookup.holders(accessorKey));
    }

    private static boolean isOneOf(List<byte[]> own, byte[] accessorKey, List<byte[]> holders) {
        return own.stream()
                .anyMatch(
                        key ->
                                Arrays.equals(key, accessorKey)
                                        || holders.stream().anyMatch(h -> Arrays.equals(h, key)));
    }

    /** Says whether an accessor is anybody who handles cases at this hospital's desk. */
    public boolean isOfDesk(HospitalId hospital, byte[] accessorKey) {
        List<byte[]> holders = lookup.holders(accessorKey);
        return registry.ofHospital(hospital).stream()
                .filter(staff -> staff.roles().stream().anyMatch(role -> role != StaffRole.MEMBER))
                .anyMatch(staff -> isOneOf(keysOf(hospital, staff.id()), accessorKey, holders));
    }
}
