package org.whosaw.portal.access;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.whosaw.portal.access.ContractorLooks.ContractorLook;
import org.whosaw.portal.access.address.AddressRegister;
import org.whosaw.portal.access.address.AddressSettings;
import org.whosaw.portal.crypto.Cursors;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.crypto.TimeOrderedIds;
import org.whosaw.portal.hospital.Directory.StaffEntry;
import org.whosaw.portal.hospital.Directory.SystemEntry;
import org.whosaw.portal.hospital.Directory.TerminalEntry;
import org.whosaw.portal.hospital.HospitalFeature;
import org.whosaw.portal.hospital.HospitalFixture;
import org.whosaw.portal.hospital.ProtectionSettings;
import org.whosaw.portal.identity.guardian.Guardians;
import org.whosaw.portal.kernel.RecordAnswer;
import org.whosaw.portal.ledger.PersonLedger;
import org.whosaw.portal.ledger.TestSalts;
import org.whosaw.portal.store.Database;

/** The access room over one database, with a hospital, two systems, a terminal and staff. */
public final class AccessFixture {
    public final HospitalFixture house;
    public final HospitalFeature hospital;
    public final AccessFeature access;
    public final Guardians guardians;
    public final List<ContractorLook> looks = new ArrayList<>();

    public AccessFixture(Database database) {
        PersonLedger leaves =
                TestSalts.ledger(new TimeOrderedIds(Clock.systemUTC(), new RandomSource()));
        house = new HospitalFixture(database, List.of(new AccessJoin(leaves)));
        hospital =
                new HospitalFeature(
                        database,
                        house.vault,
                        house.pseudonymizer,
                        house.ids,
                        house.clock,
                        true,
                        List.of(new AccessJoin(leaves)),
                        (tx, newborn, mother, since) -> {});
        guardians = new Guardians(database, house.ids, house.clock);
        access =
                new AccessFeature(
                        database,
                        house.vault,
                        house.pseudonymizer,
                        new Cursors(house.pseudonymizer),
                        house.ids,
                        house.clock,
                        hospital,
                        ProtectionSettings.defaults(),
                        AddressRegister.load(AddressSettings.defaults()),
                        (tx, all) -> looks.addAll(all),
                        (tx, person, since, until) -> List.of(),
                        guardians::linkedTo,
                        leaves);
        hospital.careFacts().tell(access.lateFacts());
        hospital.directory()
                .putSystems(
                        house.hospital,
                        List.of(
                                new SystemEntry(
                                        "HIS",
                                        "医院信息系统",
                                        "HIS",
                                        null,
                                        null,
                                        "信息科",
                                        "000-1001",
                                        null),
                                new SystemEntry(
                                        "US", "超声分诊排队系统", null, null, "超声科", "超声科", null, null)));
        hospital.directory()
                .putTerminals(
                        house.hospital,
                        List.of(new TerminalEntry("T1", "产科护士站", null, "产科", true, false)));
        hospital.directory()
                .putStaff(
                        house.hospital,
                        List.of(
                                staff("N1", "李静", "nurse", null),
                                staff("N2", "欧阳明", "physician", null),
                                staff("C1", "周婷", "clerk", "演示月子中心")));
    }

    private static StaffEntry staff(String id, String name, String role, String employer) {
        return new StaffEntry(id, name, role, null, "产科", employer, null, null);
    }

    public List<RecordAnswer> record(AccessEvents... events) {
        List<AccessEvent> all = new ArrayList<>();
        for (AccessEvents each : events) {
            all.add(each.build());
        }
        return access.recorder().record(house.hospital, all);
    }
}
