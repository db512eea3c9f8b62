package org.whosaw.portal.app.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.whosaw.portal.access.AccessEvents.anAccessEvent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.access.Access;
import org.whosaw.portal.access.AccessError;
import org.whosaw.portal.access.AccessEvents;
import org.whosaw.portal.access.AccessFlag;
import org.whosaw.portal.access.AccessReading;
import org.whosaw.portal.access.AccessReading.Filter;
import org.whosaw.portal.app.WithheldWiring;
import org.whosaw.portal.disclosure.Provision;
import org.whosaw.portal.hospital.Directory.StaffEntry;
import org.whosaw.portal.hospital.HospitalFixture;
import org.whosaw.portal.hospital.withheld.Deferral;
import org.whosaw.portal.hospital.withheld.EntryKind;
import org.whosaw.portal.hospital.withheld.HeldBack;
import org.whosaw.portal.hospital.withheld.WithheldDesk;
import org.whosaw.portal.hospital.withheld.WithheldError;
import org.whosaw.portal.hospital.withheld.WithheldKeeper;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.kernel.ErrorCode;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.RecordAnswer;
import org.whosaw.portal.store.Engine;

/** What holding a notice back promises, on either engine. */
abstract class WithheldContract {
    private static final Duration DAY = Duration.ofDays(1);

    private QuestionHouse house;
    private WithheldDesk desk;
    private WithheldKeeper keeper;
    private StaffPrincipal lin;
    private StaffPrincipal zhou;

    abstract Engine engine();

    @BeforeEach
    void open() {
        house = new QuestionHouse(engine().database());
        desk = WithheldWiring.desk(house.rooms);
        keeper =
                new WithheldKeeper(
                        house.rooms.database(), WithheldWiring.book(house.rooms), house.clock);
        lin = house.desk(StaffRole.DEFERRALS);
        zhou = house.desk(StaffRole.DEFERRALS);
    }

    private Deferral deferral(Duration ahead) {
        return new Deferral("刑事诉讼法", "150", house.clock.instant().plus(ahead), "办案机关");
    }

    private AccessEvents event(String id, String... mrns) {
        return anAccessEvent(id)
                .by("N1")
                .about(mrns)
                .at(house.clock.instant().minusSeconds(60))
                .through("HIS");
    }

    private RecordAnswer held(AccessEvents event, Duration ahead) {
        return house.rooms
                .access()
                .recorder()
                .record(house.hospital, List.of(event.build().heldBack(deferral(ahead))))
                .get(0);
    }

    private AccessReading reading(PatientPrincipal who, Instant since) {
        Filter none = Filter.NONE;
        Filter filter =
                since == null ? none : new Filter(null, null, Set.of(), null, null, since, null);
        return new AccessReading(
                who.accountId(),
                who.subjects(),
                Set.of(who.subjects().get(0).person()),
                filter,
                50,
                null);
    }

    private List<Access> list(PatientPrincipal who) {
        return house.rooms.access().timeline().list(reading(who, null)).items();
    }

    private List<Access> changes(PatientPrincipal who, Instant since) {
        return house.rooms.access().timeline().changes(reading(who, since)).items();
    }

    private HeldBack told(PatientPrincipal who, String number) {
        long id = Ids.parse(IdPrefix.ACCESS, number).orElseThrow();
        return house.rooms.access().timeline().find(reading(who, null), id).heldBack();
    }

    private void pass(Duration time) {
        house.clock.advance(time);
        keeper.turn();
    }

    @Test
    void source_putsOff_nothingOfItShowsUntilItsDay() {
        house.look("N1", Duration.ofHours(2), "M0001");
        List<Access> before = list(house.anna);
        Instant then = house.clock.instant();
        RecordAnswer answer = held(event("w1", "M0001"), DAY);
        assertThat(answer.status()).isEqualTo(RecordAnswer.Status.ACCEPTED);
        keeper.turn();

        assertThat(list(house.anna)).extracting(Access::id).isEqualTo(ids(before));
        assertThat(
                        house.rooms
                                .access()
                                .timeline()
                                .overview(reading(house.anna, null), null)
                                .total()
                                .events())
                .isEqualTo(1);
        assertThat(changes(house.anna, then.minusSeconds(1)))
                .extracting(Access::id)
                .isEqualTo(ids(before));
        assertThatThrownBy(() -> told(house.anna, Ids.format(IdPrefix.ACCESS, answer.id())))
                .isInstanceOf(PortalException.class);

        pass(DAY.plusSeconds(1));
        Access told = list(house.anna).get(0);
        assertThat(told.flags()).contains(AccessFlag.HELD_BACK);
        assertThat(list(house.anna).get(1).flags()).doesNotContain(AccessFlag.HELD_BACK);
        assertThat(told(house.anna, told.id()))
                .extracting(HeldBack::law, HeldBack::article)
                .containsExactly("刑事诉讼法", "150");
        assertThat(changes(house.anna, house.clock.instant().minusSeconds(5)))
                .extracting(Access::id)
                .containsExactly(told.id());
    }

    private static List<String> ids(List<Access> all) {
        return all.stream().map(Access::id).toList();
    }

    @Test
    void source_firstLookHeldBack_nextIsFirstUntilThen() {
        held(event("w1", "M0001"), DAY);
        house.clock.advance(Duration.ofMinutes(5));
        house.look("N1", Duration.ofMinutes(1), "M0001");
        long id = Ids.parse(IdPrefix.ACCESS, list(house.anna).get(0).id()).orElseThrow();

        assertThat(first(id)).isTrue();
        pass(DAY.plusSeconds(1));
        assertThat(first(id)).isFalse();
    }

    private boolean first(long id) {
        return house.rooms
                .access()
                .timeline()
                .find(reading(house.anna, null), id)
                .access()
                .flags()
                .contains(AccessFlag.FIRST_TIME);
    }

    @Test
    void source_unregistered_heldAlsoWhenSheJoins() {
        held(event("w1", "M0009"), DAY);
        house.rooms
                .hospital()
                .patients()
                .putPatients(
                        house.hospital,
                        List.of(HospitalFixture.aPatient("M0009", "王九", "15400000009")));
        PatientPrincipal nine = house.patient(19, "M0009");
        keeper.turn();

        assertThat(list(nine)).isEmpty();
        pass(DAY.plusSeconds(1));
        assertThat(list(nine)).hasSize(1);
    }

    @Test
    void source_dayGoneBy_toldAtOnce() {
        held(event("w1", "M0001"), Duration.ofSeconds(-1));

        assertThat(list(house.anna)).hasSize(1);
        assertThat(list(house.anna).get(0).flags()).contains(AccessFlag.HELD_BACK);
    }

    @Test
    void source_incompleteOrTooLong_refused() {
        AccessEvents event = event("w1", "M0001");
        Deferral blank = new Deferral(" ", "1", house.clock.instant().plus(DAY), "某");
        List<RecordAnswer> answers =
                house.rooms
                        .access()
                        .recorder()
                        .record(
                                house.hospital,
                                List.of(
                                        event.build().heldBack(blank),
                                        event.build().heldBack(deferral(Duration.ofDays(1_200)))));

        assertThat(answers)
                .extracting(RecordAnswer::error)
                .containsExactly(AccessError.DEFERRAL_INCOMPLETE, AccessError.DEFERRAL_TOO_LONG);
    }

    @Test
    void source_contractorsLook_heldInBothLists() {
        contractor();
        held(event("w1", "M0001").by("C1"), DAY);

        assertThat(list(house.anna)).isEmpty();
        assertThat(given(house.anna)).isZero();
        pass(DAY.plusSeconds(1));
        assertThat(list(house.anna)).hasSize(1);
        assertThat(given(house.anna)).isEqualTo(1);
    }

    private void contractor() {
        house.recipients("YZ");
        house.rooms
                .hospital()
                .directory()
                .putStaff(
                        house.hospital,
                        List.of(
                                new StaffEntry(
                                        "C1", "周婷", "clerk", null, "产科", "演示月子中心", null, null)));
    }

    private int given(PatientPrincipal who) {
        return house.rooms
                .disclosure()
                .list()
                .list(who.subjects(), Set.of(), 50, null)
                .items()
                .size();
    }

    @Test
    void provision_putOff_toldOnItsDayWithItsLaw() {
        contractor();
        house.rooms
                .disclosure()
                .recorder()
                .record(house.hospital, List.of(provision("p1", deferral(DAY))));
        Instant then = house.clock.instant();

        assertThat(given(house.anna)).isZero();
        pass(DAY.plusSeconds(1));
        assertThat(given(house.anna)).isEqualTo(1);
        assertThat(
                        house.rooms
                                .disclosure()
                                .list()
                                .changes(house.anna.subjects(), then.plusSeconds(120))
                                .items())
                .singleElement()
                .satisfies(item -> assertThat(item.heldBack().law()).isEqualTo("刑事诉讼法"));
    }

    private Provision provision(String id, Deferral deferral) {
        return house.provision(id, "YZ", deferral, "M0001");
    }

    private WithheldDesk.Proposal proposal(EntryKind kind, String id, String mrn) {
        Instant now = house.clock.instant();
        return new WithheldDesk.Proposal(
                kind,
                "HIS",
                id,
                mrn,
                "刑事诉讼法",
                "150",
                now.plus(DAY.multipliedBy(30)),
                now.plus(DAY.multipliedBy(10)),
                "办案机关来函");
    }

    private void record(AccessEvents event) {
        house.rooms.access().recorder().record(house.hospital, List.of(event.build()));
    }

    @Test
    void desk_twoPeople_holdsForOnePersonUntilLifted() {
        record(event("e1", "M0001", "M0002"));
        String number = desk.propose(lin, proposal(EntryKind.ACCESS, "e1", "M0001"));
        assertThat(list(house.anna)).hasSize(1);
        refused(WithheldError.SECOND_PERSON, () -> desk.approve(lin, number));

        desk.approve(zhou, number);
        keeper.turn();
        assertThat(list(house.anna)).isEmpty();
        assertThat(list(house.berta)).hasSize(1);
        refused(WithheldError.MOVED_ON, () -> desk.approve(zhou, number));

        house.clock.advance(Duration.ofHours(1));
        desk.lift(lin, number, "案件已结");
        assertThat(list(house.anna).get(0).flags()).contains(AccessFlag.HELD_BACK);
        assertThat(list(house.berta).get(0).flags()).doesNotContain(AccessFlag.HELD_BACK);
        assertThat(told(house.anna, list(house.anna).get(0).id()).until())
                .isEqualTo(house.clock.instant());
        assertThat(desk.open(lin)).isEmpty();
    }

    @Test
    void desk_lookOfAContractor_itsProvisionIsHeldToo() {
        contractor();
        record(event("e1", "M0001", "M0002").by("C1"));
        String number = desk.propose(lin, proposal(EntryKind.ACCESS, "e1", "M0001"));
        desk.approve(zhou, number);
        keeper.turn();

        assertThat(given(house.anna)).isZero();
        assertThat(given(house.berta)).isEqualTo(1);
        pass(DAY.multipliedBy(31));
        assertThat(given(house.anna)).isEqualTo(1);
    }

    @Test
    void desk_twoDeferrals_toldWhenTheLastEnds() {
        record(event("e1", "M0001"));
        String first = desk.propose(lin, proposal(EntryKind.ACCESS, "e1", "M0001"));
        String second = desk.propose(zhou, proposal(EntryKind.ACCESS, "e1", "M0001"));
        desk.approve(zhou, first);
        desk.approve(lin, second);

        desk.lift(lin, first, "不用了");
        assertThat(list(house.anna)).isEmpty();
        desk.lift(lin, second, "不用了");
        assertThat(list(house.anna)).hasSize(1);
    }

    @Test
    void desk_review_movesTheDateAndNeverBeyondTheEnd() {
        record(event("e1", "M0001"));
        String number = desk.propose(lin, proposal(EntryKind.ACCESS, "e1", "M0001"));
        desk.approve(zhou, number);
        house.clock.advance(DAY.multipliedBy(11));
        assertThat(desk.open(lin).get(0).overdue()).isTrue();

        desk.review(zhou, number, house.clock.instant().plus(DAY));
        assertThat(desk.open(lin).get(0).overdue()).isFalse();
        refused(
                KernelError.INVALID_FIELDS,
                () -> desk.review(zhou, number, house.clock.instant().plus(DAY.multipliedBy(40))));
    }

    @Test
    void desk_wrongRoleOrEntryOrHospital_refused() {
        record(event("e1", "M0001"));
        refused(KernelError.FORBIDDEN, () -> desk.open(house.desk(StaffRole.PRIVACY_OFFICER)));
        refused(
                KernelError.INVALID_FIELDS,
                () -> desk.propose(lin, proposal(EntryKind.ACCESS, "e1", "M0002")));
        refused(
                KernelError.INVALID_FIELDS,
                () -> desk.propose(lin, proposal(EntryKind.DISCLOSURE, "e1", "M0001")));
        String number = desk.propose(lin, proposal(EntryKind.ACCESS, "e1", "M0001"));
        StaffPrincipal other =
                new StaffPrincipal(
                        1,
                        1,
                        house.rooms.hospital().hospitals().add("H2", "他院", null, null, null),
                        Set.of(StaffRole.DEFERRALS));
        refused(KernelError.NOT_FOUND, () -> desk.approve(other, number));
        assertThat(desk.open(other)).isEmpty();
    }

    private static void refused(ErrorCode code, Runnable step) {
        assertThatThrownBy(step::run)
                .isInstanceOfSatisfying(
                        PortalException.class, e -> assertThat(e.errorCode()).isEqualTo(code));
    }
}
