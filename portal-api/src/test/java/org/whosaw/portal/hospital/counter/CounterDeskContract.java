package org.whosaw.portal.hospital.counter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.crypto.Secret;
import org.whosaw.portal.hospital.HospitalFixture;
import org.whosaw.portal.hospital.counter.CounterDesk.Number;
import org.whosaw.portal.identity.IdentityError;
import org.whosaw.portal.identity.PhoneNumber;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.identity.limit.RateLimitSettings;
import org.whosaw.portal.identity.limit.RateLimits;
import org.whosaw.portal.identity.staff.StaffFeature;
import org.whosaw.portal.kernel.ErrorCode;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Engine;

/** What the counter promises, on either engine. */
abstract class CounterDeskContract {
    private final List<CounterLooks.Look> looks = new ArrayList<>();
    private final List<String> issued = new ArrayList<>();
    private HospitalFixture house;
    private CounterDesk desk;
    private StaffPrincipal li;
    private PersonId zhang;

    abstract Engine engine();

    @BeforeEach
    void openDesk() {
        house = new HospitalFixture(engine().database(), List.of());
        desk = desk(house.clock);
        li = staff(house.hospital, StaffRole.COUNTER);
        zhang =
                house.registry
                        .putPatients(
                                house.hospital,
                                List.of(
                                        HospitalFixture.aPatient(
                                                "M20261234", "张演示", "15400000012")))
                        .get(0)
                        .subject();
    }

    private CounterDesk desk(Clock clock) {
        return new CounterDesk(
                house.database,
                house.vault,
                house.pseudonymizer,
                house.persons,
                limits(),
                new FakeCodes(),
                new DeskLooks(staffFeature().registry(), looks::add, house.ids, clock),
                house.ids,
                clock);
    }

    private RateLimits limits() {
        return new RateLimits(
                house.database, house.pseudonymizer, house.clock, RateLimitSettings.DEFAULTS);
    }

    private StaffFeature staffFeature() {
        return new StaffFeature(
                house.database,
                house.sealer,
                house.pseudonymizer,
                new RandomSource(),
                house.ids,
                house.clock,
                limits());
    }

    private StaffPrincipal staff(HospitalId hospital, StaffRole role) {
        String login = "staff" + house.ids.next();
        staffFeature().registry().add(hospital, login, EnumSet.of(role));
        long id =
                staffFeature().registry().ofHospital(hospital).stream()
                        .filter(staff -> staff.login().equals(login))
                        .findFirst()
                        .orElseThrow()
                        .id();
        return new StaffPrincipal(id, house.ids.next(), hospital, Set.of(role));
    }

    private CounterPerson opened() {
        return desk.open(li, Number.MRN, "M20261234").orElseThrow();
    }

    @Test
    void open_exactMrn_showsHerMaskedAndRecordsTheLook() {
        CounterPerson person = desk.open(li, Number.MRN, " M20261234 ").orElseThrow();

        assertThat(person.maskedName()).isEqualTo("张*");
        assertThat(person.mrnEnd()).isEqualTo("1234");
        assertThat(person.maskedPhone()).isEqualTo("154****0012");
        assertThat(person.hasOwnWayIn()).isTrue();
        assertThat(looks).hasSize(1);
        assertThat(looks.get(0).mrn()).isEqualTo("M20261234");
        assertThat(looks.get(0).printed()).isFalse();
    }

    @Test
    void open_partOfANumber_findsNobodyAndRecordsNothing() {
        for (String typed : List.of("M2026", "1234", "", "%", "M20261234%", "x".repeat(999))) {
            assertThat(desk.open(li, Number.MRN, typed)).isEmpty();
            assertThat(desk.open(li, Number.ID_NUMBER, typed)).isEmpty();
        }
        assertThat(looks).isEmpty();
    }

    @Test
    void open_roleWithoutCounter_isForbidden() {
        for (StaffRole role : List.of(StaffRole.IT, StaffRole.AUDITOR, StaffRole.RECORDS)) {
            StaffPrincipal other = staff(house.hospital, role);
            refused(KernelError.FORBIDDEN, () -> desk.open(other, Number.MRN, "M20261234"));
            String opening = opened().opening();
            refused(KernelError.FORBIDDEN, () -> desk.slip(other, opening));
        }
    }

    @Test
    void open_staffOfAnotherHospital_findsNothing() {
        HospitalId other = house.hospitals.add("H2", "另一家演示医院", null, null, null);
        StaffPrincipal stranger = staff(other, StaffRole.COUNTER);

        assertThat(desk.open(stranger, Number.MRN, "M20261234")).isEmpty();
        String opening = opened().opening();
        refused(CounterError.OPENING_OVER, () -> desk.slip(stranger, opening));
        refused(CounterError.OPENING_OVER, () -> desk.again(stranger, opening));
    }

    @Test
    void again_openingOfAnotherSessionOrTamperedOrOld_isOver() {
        String opening = opened().opening();
        StaffPrincipal elsewhere =
                new StaffPrincipal(
                        li.staffUserId(), li.sessionId() + 1, li.hospitalId(), li.roles());
        CounterDesk later =
                desk(
                        Clock.fixed(
                                house.clock.instant().plus(Duration.ofMinutes(11)),
                                ZoneOffset.UTC));

        refused(CounterError.OPENING_OVER, () -> desk.again(elsewhere, opening));
        refused(CounterError.OPENING_OVER, () -> later.again(li, opening));
        for (String bad : List.of("", "x", "!!!", "_" + opening.substring(1), opening + "A")) {
            refused(CounterError.OPENING_OVER, () -> desk.again(li, bad));
        }
        assertThat(desk.again(li, opening).maskedName()).isEqualTo("张*");
    }

    @Test
    void slip_phoneOnRecord_makesCodeAndRecordsThePrint() {
        CounterCodes.Code code = desk.slip(li, opened().opening());

        assertThat(code.text().reveal()).isEqualTo("CODE");
        assertThat(issued).containsExactly("record " + zhang.code() + " " + li.getName());
        assertThat(looks).extracting(CounterLooks.Look::printed).containsExactly(false, true);
    }

    @Test
    void slip_noPhoneOnRecord_isRefused() {
        house.patient("M7", "王演示");
        String opening = desk.open(li, Number.MRN, "M7").orElseThrow().opening();
        refused(CounterError.NO_PHONE, () -> desk.slip(li, opening));
        assertThat(issued).isEmpty();
    }

    @Test
    void slipForPhone_afterCheck_keepsWhoCheckedAndWhichPaper() {
        desk.slipForPhone(li, opened().opening(), "154 0000 0077", PaperKind.RESIDENT_CARD);

        assertThat(issued).containsExactly("other " + zhang.code() + " " + li.getName());
        List<CounterDao.Check> checks =
                house.database.read(tx -> tx.dao(CounterDao.class).checks(zhang.value()));
        assertThat(checks).hasSize(1);
        assertThat(checks.get(0).document()).isEqualTo("resident-card");
        assertThat(checks.get(0).staffUserId()).isEqualTo(li.staffUserId());
    }

    @Test
    void slipForPhone_unreadablePhone_changesNothing() {
        String opening = opened().opening();
        refused(
                IdentityError.PHONE_UNREADABLE,
                () -> desk.slipForPhone(li, opening, "12", PaperKind.PASSPORT));
        assertThat(issued).isEmpty();
        assertThat(
                        house.database.<List<CounterDao.Check>>read(
                                tx -> tx.dao(CounterDao.class).checks(zhang.value())))
                .isEmpty();
    }

    @Test
    void slip_newborn_hasNoWayInOfItsOwn() {
        house.registry.putPatients(
                house.hospital, List.of(HospitalFixture.aNewborn("B1", "张演示之女", "M20261234")));
        CounterPerson newborn = desk.open(li, Number.MRN, "B1").orElseThrow();

        assertThat(newborn.hasOwnWayIn()).isFalse();
        refused(CounterError.NO_OWN_WAY_IN, () -> desk.slip(li, newborn.opening()));
        refused(
                CounterError.NO_OWN_WAY_IN,
                () -> desk.secondFactor(li, newborn.opening(), PaperKind.PASSPORT));
    }

    @Test
    void noteWish_isSealedAndCounted() {
        desk.noteWish(li, opened().opening(), "  不要再给月嫂公司 ");

        assertThat(opened().wishes()).containsExactly(HospitalFixture.NOW);
        CounterDao.Note note =
                house.database.read(tx -> tx.dao(CounterDao.class).notes(zhang.value())).get(0);
        assertThat(house.vault.of(zhang).open(CounterDesk.NOTE, note.note())).isEqualTo("不要再给月嫂公司");
    }

    @Test
    void noteWish_emptyOrTooLong_isRefused() {
        String opening = opened().opening();
        for (String words : List.of("", "  ", "字".repeat(501))) {
            refused(KernelError.INVALID_FIELDS, () -> desk.noteWish(li, opening, words));
        }
    }

    @Test
    void open_oneAfterAnother_isLimited() {
        for (int i = 0; i < 60; i++) {
            desk.open(li, Number.MRN, "nobody");
        }
        refused(IdentityError.TOO_MANY_TRIES, () -> desk.open(li, Number.MRN, "M20261234"));
    }

    private static void refused(ErrorCode code, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOf(PortalException.class)
                .extracting(e -> ((PortalException) e).errorCode())
                .isEqualTo(code);
    }

    private final class FakeCodes implements CounterCodes {
        private static final Instant LATER = Instant.parse("2026-12-06T02:05:00Z");

        @Override
        public Code forPhoneOnRecord(HospitalId hospital, PersonId person, String issuedBy) {
            issued.add("record " + person.code() + " " + issuedBy);
            return new Code(Secret.of("CODE"), LATER);
        }

        @Override
        public Code forPhone(
                HospitalId hospital, PersonId person, PhoneNumber phone, String issuedBy) {
            issued.add("other " + person.code() + " " + issuedBy);
            return new Code(Secret.of("CODE"), LATER);
        }

        @Override
        public Secret<String> forSecondFactor(PersonId person, String issuedBy) {
            issued.add("factor " + person.code() + " " + issuedBy);
            return Secret.of("12345678");
        }
    }
}
