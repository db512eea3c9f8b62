package org.whosaw.portal.app.request;

import static org.whosaw.portal.access.AccessEvents.anAccessEvent;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccessEvents;
import org.whosaw.portal.access.AccessorClaim;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.disclosure.Provision;
import org.whosaw.portal.hospital.Directory.AccountEntry;
import org.whosaw.portal.hospital.Directory.EncounterEntry;
import org.whosaw.portal.hospital.Directory.RecipientEntry;
import org.whosaw.portal.hospital.Directory.StaffEntry;
import org.whosaw.portal.hospital.Directory.SystemEntry;
import org.whosaw.portal.hospital.HospitalFixture;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.hospital.withheld.Deferral;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.identity.room.MovingClock;
import org.whosaw.portal.identity.staff.Base32;
import org.whosaw.portal.identity.staff.StaffRegistry.NewStaff;
import org.whosaw.portal.identity.staff.Totp;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.LegalBasis;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.Purpose;
import org.whosaw.portal.store.Database;

/** A hospital with three mothers, a nurse, an engineer and a desk, over one database. */
final class QuestionHouse {
    final MovingClock clock = new MovingClock();
    final Keyring keys;
    final Rooms rooms;
    final HospitalId hospital;
    final PatientPrincipal anna;
    final PatientPrincipal berta;
    private final Map<Long, String> secrets = new HashMap<>();
    private int events;

    QuestionHouse(Database database) {
        keys = Keyring.generate(new RandomSource(), false);
        rooms = new Rooms(new PortalConfiguration(), database, keys, clock, true);
        hospital = rooms.hospital().hospitals().add("H1", "市妇幼演示医院", null, "办公室", "000-1000");
        rooms.hospital()
                .directory()
                .putSystems(
                        hospital,
                        List.of(
                                new SystemEntry(
                                        "HIS", "医院信息系统", "HIS", null, null, "信息科", null, null)));
        rooms.hospital()
                .directory()
                .putStaff(
                        hospital,
                        List.of(
                                staff("N1", "李静", "nurse", "产科一病区"),
                                staff("E1", "周工", "engineer", "信息科")));
        rooms.hospital()
                .patients()
                .putPatients(
                        hospital,
                        List.of(
                                HospitalFixture.aPatient("M0001", "王一", "15400000001"),
                                HospitalFixture.aPatient("M0002", "王二", "15400000002")));
        anna = patient(11, "M0001");
        berta = patient(12, "M0002");
    }

    private static StaffEntry staff(String id, String name, String role, String department) {
        return new StaffEntry(id, name, role, null, department, null, null, null);
    }

    /** Registers agencies that her data may be given to. */
    void recipients(String... codes) {
        rooms.hospital()
                .directory()
                .putRecipients(
                        hospital,
                        Stream.of(codes)
                                .map(
                                        code ->
                                                new RecipientEntry(
                                                        code,
                                                        "演示月子中心",
                                                        null,
                                                        "confinement-agency",
                                                        "independent",
                                                        null,
                                                        null,
                                                        null,
                                                        null,
                                                        Set.of(),
                                                        null,
                                                        null,
                                                        null))
                                .toList());
    }

    /** Returns a provision of their phones, a minute ago. */
    Provision provision(String id, String recipient, @Nullable Deferral deferral, String... mrns) {
        return new Provision(
                id,
                null,
                clock.instant().minusSeconds(60),
                "HIS",
                recipient,
                Purpose.OTHER,
                LegalBasis.STATUTORY_DUTY,
                null,
                Set.of(Element.PHONE),
                "file",
                null,
                null,
                null,
                null,
                deferral,
                Stream.of(mrns).map(SubjectKey::mrn).toList());
    }

    PersonId person(String mrn) {
        return rooms.hospital().persons().byMrn(hospital, mrn).orElseThrow().id();
    }

    PatientPrincipal patient(long account, String mrn) {
        Subject subject = new Subject(person(mrn), hospital, false);
        return new PatientPrincipal(account, account, List.of(subject), null, null);
    }

    /** Returns the rooms as another start of the server has them: it remembers nothing. */
    Rooms again() {
        return new Rooms(new PortalConfiguration(), rooms.database(), keys, clock, true);
    }

    /** Records a look and returns its id. */
    long look(String staffId, Duration ago, String... mrns) {
        AccessEvents event =
                anAccessEvent("q" + ++events)
                        .by(staffId)
                        .about(mrns)
                        .at(clock.instant().minus(ago))
                        .through("HIS");
        return rooms.access().recorder().record(hospital, List.of(event.build())).get(0).id();
    }

    /** Records a look by an account of which the log says nothing else. */
    long lookOf(String account, String mrn) {
        AccessEvents event =
                anAccessEvent("q" + ++events)
                        .by(new AccessorClaim(account, null, null, null, null, null, null, null))
                        .about(mrn)
                        .at(clock.instant().minusSeconds(60))
                        .through("HIS");
        return rooms.access().recorder().record(hospital, List.of(event.build())).get(0).id();
    }

    /** Records a look at what is specially protected, and returns its id. */
    long protectedLook(String staffId, String mrn) {
        AccessEvents event =
                anAccessEvent("q" + ++events)
                        .by(staffId)
                        .about(mrn)
                        .at(clock.instant().minusSeconds(60))
                        .showing(Element.FERTILITY_RECORD)
                        .through("HIS");
        return rooms.access().recorder().record(hospital, List.of(event.build())).get(0).id();
    }

    /** Returns the same patient with her second factor given. */
    PatientPrincipal opened(PatientPrincipal patient) {
        return new PatientPrincipal(
                patient.accountId(),
                patient.accountId(),
                patient.subjects(),
                patient.subjects().get(0).person(),
                clock.instant().plusSeconds(600));
    }

    /** Registers a child of a mother and returns a mother who reads both lists. */
    PatientPrincipal withChild(PatientPrincipal mother, String motherMrn, String childMrn) {
        rooms.hospital()
                .patients()
                .putPatients(
                        hospital, List.of(HospitalFixture.aNewborn(childMrn, "孩子", motherMrn)));
        Subject child = new Subject(person(childMrn), hospital, true);
        return new PatientPrincipal(
                mother.accountId(),
                mother.accountId(),
                List.of(mother.subjects().get(0), child),
                null,
                null);
    }

    /** Says of an account of the hospital's system whose it is. */
    void account(String account, String kind, String... staffIds) {
        rooms.hospital()
                .directory()
                .putAccounts(
                        hospital,
                        List.of(new AccountEntry("HIS", account, kind, List.of(staffIds), null)));
    }

    void admit(String mrn, Duration ago, Instant until) {
        rooms.hospital()
                .patients()
                .putEncounters(
                        hospital,
                        List.of(
                                new EncounterEntry(
                                        "V-" + mrn,
                                        mrn,
                                        "admission",
                                        clock.instant().minus(ago),
                                        until,
                                        "产科",
                                        "产科一病区",
                                        List.of(),
                                        null)));
    }

    /** Returns a member of the desk who is also in the directory, with a number of her own. */
    StaffPrincipal desk(StaffRole... roles) {
        StaffPrincipal member = stranger(roles);
        String number = "D" + ++events;
        rooms.hospital()
                .directory()
                .putStaff(hospital, List.of(staff(number, "钱安", "clerk", "患者办公室")));
        rooms.deskStaff().link(hospital, member.staffUserId(), number);
        return member;
    }

    /** Returns a member of the desk of whom it is not known who she is. */
    StaffPrincipal stranger(StaffRole... roles) {
        String login = "desk" + ++events;
        var registry = rooms.identity().staff().registry();
        NewStaff made = registry.add(hospital, login, EnumSet.copyOf(List.of(roles)));
        long id =
                registry.ofHospital(hospital).stream()
                        .filter(each -> each.login().equals(login))
                        .findFirst()
                        .orElseThrow()
                        .id();
        secrets.put(id, made.totpSecret().reveal());
        return new StaffPrincipal(id, rooms.ids().next(), hospital, Set.of(roles));
    }

    /** Returns the code that the member's device shows now. */
    String code(StaffPrincipal member) {
        byte[] secret = Base32.decode(secrets.get(member.staffUserId()));
        return Totp.code(secret, Totp.step(clock.instant()));
    }
}
