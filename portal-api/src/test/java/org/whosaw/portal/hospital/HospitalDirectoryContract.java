package org.whosaw.portal.hospital;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.hospital.Directory.AccountEntry;
import org.whosaw.portal.hospital.Directory.EncounterEntry;
import org.whosaw.portal.hospital.Directory.PatientEntry;
import org.whosaw.portal.hospital.Directory.RecipientEntry;
import org.whosaw.portal.hospital.Directory.StaffEntry;
import org.whosaw.portal.hospital.Directory.SystemEntry;
import org.whosaw.portal.hospital.Directory.TerminalEntry;
import org.whosaw.portal.hospital.UpsertAnswer.Status;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException.FieldError;
import org.whosaw.portal.store.Engine;

abstract class HospitalDirectoryContract {
    private final List<String> joined = new ArrayList<>();
    private HospitalFixture house;

    abstract Engine engine();

    @BeforeEach
    void build() {
        house =
                new HospitalFixture(
                        engine().database(),
                        List.of((tx, person, keys) -> joined.add(person + " " + keys.size())));
    }

    @Test
    void putSystems_twiceThenChanged_createdUnchangedUpdated() {
        SystemEntry one = system("US-QUEUE", "超声分诊排队系统");
        assertThat(statuses(house.directory.putSystems(house.hospital, List.of(one))))
                .containsExactly(Status.CREATED);
        assertThat(statuses(house.directory.putSystems(house.hospital, List.of(one))))
                .containsExactly(Status.UNCHANGED);
        assertThat(
                        statuses(
                                house.directory.putSystems(
                                        house.hospital, List.of(system("US-QUEUE", "超声排队")))))
                .containsExactly(Status.UPDATED);
        assertThat(house.lookup.system(house.hospital, "US-QUEUE").orElseThrow().name())
                .isEqualTo("超声排队");
    }

    @Test
    void putSystems_oneAtFault_othersWritten() {
        List<UpsertAnswer> answers =
                house.directory.putSystems(
                        house.hospital,
                        List.of(system("", "x"), system("A", "a\u0000b"), system("B", "b")));
        assertThat(statuses(answers))
                .containsExactly(Status.REJECTED, Status.REJECTED, Status.CREATED);
        assertThat(answers.get(0).errors()).containsExactly(new FieldError("code", "required"));
        assertThat(answers.get(1).errors()).containsExactly(new FieldError("name", "malformed"));
    }

    @Test
    void putEverything_readBack_same() {
        house.directory.putSystems(house.hospital, List.of(system("HIS", "医院信息系统")));
        house.directory.putTerminals(
                house.hospital,
                List.of(new TerminalEntry("T1", "超声分诊台", "Desk", "超声科", true, true)));
        house.directory.putStaff(
                house.hospital,
                List.of(
                        new StaffEntry(
                                "N1",
                                "李静",
                                "nurse",
                                null,
                                "产科",
                                "演示月子中心",
                                "on-site-agency",
                                "R1")));
        house.directory.putAccounts(
                house.hospital,
                List.of(
                        new AccountEntry(
                                "HIS", "triage", "shared-account", List.of("N1", "N2"), null)));
        house.directory.putRecipients(
                house.hospital, List.of(recipient("R1", "演示月子中心", "confinement-agency")));
        var terminal = house.lookup.terminal(house.hospital, "T1").orElseThrow();
        assertThat(terminal.semiOpen()).isTrue();
        var staff = house.lookup.staff(house.hospital, "N1").orElseThrow();
        assertThat(staff.name()).isEqualTo("李静");
        assertThat(staff.employerRecipient()).isEqualTo("R1");
        var account = house.lookup.account(house.hospital, "HIS", "triage").orElseThrow();
        assertThat(account.staffKeys()).hasSize(2);
        assertThat(account.staffKeys().get(0)).isEqualTo(staff.key());
        assertThat(house.lookup.recipient(house.hospital, "R1").orElseThrow().elements())
                .containsExactly(Element.PHONE);
    }

    @Test
    void putAccounts_systemUnknown_rejected() {
        List<UpsertAnswer> answers =
                house.directory.putAccounts(
                        house.hospital,
                        List.of(new AccountEntry("NONE", "a", "personal", List.of(), null)));
        assertThat(answers.get(0).errors())
                .containsExactly(new FieldError("system", "unknown-reference"));
    }

    @Test
    void putPatients_newThenResolve_found() {
        List<UpsertAnswer> answers =
                house.registry.putPatients(
                        house.hospital,
                        List.of(HospitalFixture.withIdentifier("M1", "张三", "urn:card", "C9")));
        PersonId id = answers.get(0).subject();
        SubjectKey mrn = SubjectKey.mrn("M1");
        SubjectKey card = new SubjectKey("urn:card", "C9");
        SubjectKey other = SubjectKey.mrn("M2");
        assertThat(house.persons.resolve(house.hospital, List.of(mrn, card, other)))
                .isEqualTo(Map.of(mrn, id, card, id));
        assertThat(joined).containsExactly(id + " 2");
        assertThat(house.persons.find(id).orElseThrow().maskedName()).isEqualTo("张*");
    }

    @Test
    void putPatients_identifierOfAnother_rejectedWhole() {
        house.registry.putPatients(
                house.hospital, List.of(HospitalFixture.withIdentifier("M1", "甲", "s", "1")));
        List<UpsertAnswer> answers =
                house.registry.putPatients(
                        house.hospital,
                        List.of(HospitalFixture.withIdentifier("M2", "乙", "s", "1")));
        assertThat(statuses(answers)).containsExactly(Status.REJECTED);
        assertThat(house.persons.byMrn(house.hospital, "M2")).isEmpty();
    }

    @Test
    void putPatients_badPhoneAndIdNumber_bothNamed() {
        PatientEntry bad =
                new PatientEntry(
                        "M1",
                        null,
                        "张三",
                        "110105194912310021",
                        "12345",
                        null,
                        null,
                        null,
                        null,
                        List.of());
        assertThat(house.registry.putPatients(house.hospital, List.of(bad)).get(0).errors())
                .containsExactlyInAnyOrder(
                        new FieldError("phone", "malformed"),
                        new FieldError("idNumber", "malformed"));
    }

    @Test
    void putPatients_newbornBeforeOrAfterMother_linkedOnce() {
        PersonId early = registerNewborn("B1", "M1");
        PersonId mother = house.patient("M1", "张三");
        PersonId late = registerNewborn("B2", "M1");
        assertThat(house.links)
                .containsExactly(
                        early.value() + " of " + mother.value(),
                        late.value() + " of " + mother.value());
        assertThat(house.persons.newbornsOf(mother))
                .extracting(PersonCard::id)
                .contains(early, late);
        assertThat(house.persons.find(late).orElseThrow().kind()).isEqualTo(PersonKind.NEWBORN);
    }

    @Test
    void putEncounters_lossAndStay_markedAndFound() {
        PersonId person = house.patient("M1", "张三");
        Instant from = Instant.parse("2026-11-20T02:00:00Z");
        assertThat(
                        statuses(
                                house.registry.putEncounters(
                                        house.hospital, List.of(stay("E1", from, null)))))
                .containsExactly(Status.CREATED);
        assertThat(house.persons.latestStay(person, HospitalFixture.NOW).orElseThrow().from())
                .isEqualTo(from);
        assertThat(house.persons.hasVisit(person, "E1", LocalDate.of(2026, 11, 21))).isTrue();
        assertThat(house.persons.hasVisit(person, "E1", LocalDate.of(2026, 11, 19))).isFalse();
        house.registry.putEncounters(house.hospital, List.of(stay("E1", from, "loss")));
        assertThat(house.persons.find(person).orElseThrow().loss()).isTrue();
    }

    @Test
    void latestStay_deliveryDuringTheStay_isTheStayFromItsAdmission() {
        PersonId person = house.patient("M1", "张三");
        Instant from = Instant.parse("2026-11-20T02:00:00Z");
        Instant born = Instant.parse("2026-11-20T21:00:00Z");
        EncounterEntry delivery =
                new EncounterEntry(
                        "F1", "M1", "delivery", born, born, "产房", null, List.of(), "live-birth");
        house.registry.putEncounters(house.hospital, List.of(stay("E1", from, null), delivery));
        assertThat(house.persons.latestStay(person, HospitalFixture.NOW).orElseThrow().from())
                .isEqualTo(from);
    }

    private static EncounterEntry stay(String number, Instant from, String outcome) {
        return new EncounterEntry(
                number, "M1", "admission", from, null, "产科", "产科一病区", List.of("N1"), outcome);
    }

    private PersonId registerNewborn(String mrn, String mother) {
        return house.registry
                .putPatients(house.hospital, List.of(HospitalFixture.aNewborn(mrn, "张三之女", mother)))
                .get(0)
                .subject();
    }

    private static SystemEntry system(String code, String name) {
        return new SystemEntry(code, name, null, null, "超声科", "信息科", "000-1001", "王主任");
    }

    private static RecipientEntry recipient(String code, String name, String kind) {
        return new RecipientEntry(
                code,
                name,
                null,
                kind,
                "independent",
                null,
                null,
                "CN",
                null,
                java.util.Set.of(Element.PHONE),
                null,
                LocalDate.of(2027, 1, 1),
                null);
    }

    private static List<Status> statuses(List<UpsertAnswer> answers) {
        return answers.stream().map(UpsertAnswer::status).toList();
    }
}
