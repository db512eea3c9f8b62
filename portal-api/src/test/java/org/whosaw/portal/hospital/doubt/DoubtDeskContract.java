package org.whosaw.portal.hospital.doubt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.access.AccessFixture;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.hospital.ContactKey;
import org.whosaw.portal.hospital.HospitalFixture;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.hospital.counter.CounterLooks;
import org.whosaw.portal.hospital.counter.DeskLooks;
import org.whosaw.portal.hospital.doubt.ContactMatcher.Standing;
import org.whosaw.portal.identity.PhoneNumber;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.identity.limit.RateLimitSettings;
import org.whosaw.portal.identity.limit.RateLimits;
import org.whosaw.portal.identity.staff.StaffFeature;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Engine;

/** What matching and its desk promise, on either engine. */
abstract class DoubtDeskContract {
    private final List<CounterLooks.Look> looks = new ArrayList<>();
    private AccessFixture rooms;
    private HospitalFixture house;
    private ContactMatcher matcher;
    private DoubtDesk desk;
    private StaffPrincipal officer;

    abstract Engine engine();

    @BeforeEach
    void open() {
        rooms = new AccessFixture(engine().database());
        house = rooms.house;
        matcher =
                new ContactMatcher(
                        house.database,
                        house.vault,
                        house.keys,
                        rooms.hospital.persons(),
                        rooms.hospital.contacts(),
                        house.ids,
                        house.clock);
        desk =
                new DoubtDesk(
                        house.database,
                        house.vault,
                        rooms.hospital.persons(),
                        rooms.hospital.contacts(),
                        limits(),
                        new DeskLooks(
                                staffFeature().registry(), looks::add, house.ids, house.clock),
                        house.clock);
        officer = staff(house.hospital, StaffRole.PRIVACY_OFFICER);
        register("M20260001", "王一");
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

    private void register(String mrn, String name) {
        house.registry.putPatients(
                house.hospital, List.of(HospitalFixture.aPatient(mrn, name, "15400000001")));
    }

    private Standing settle(String name) {
        PhoneNumber phone = PhoneNumber.parse("15400000001").orElseThrow();
        SubjectKey key = new ContactKey(phone, name).asSubject();
        return matcher.settle(house.hospital, List.of(key)).get(key);
    }

    @Test
    void settle_sameAgain_asksOnce() {
        assertThat(settle("王乙")).isEqualTo(Standing.DOUBTFUL);
        assertThat(settle("王 乙")).isEqualTo(Standing.DOUBTFUL);

        assertThat(desk.count(officer)).isEqualTo(1);
    }

    @Test
    void next_showsBothMaskedAndRecordsTheLook() {
        settle("王乙");

        Doubt doubt = desk.next(officer, "").orElseThrow();

        assertThat(doubt.listedName()).isEqualTo("王*");
        assertThat(doubt.listedPhone()).isEqualTo("154****0001");
        assertThat(doubt.likeness()).isEqualTo(Likeness.SAME_FAMILY_NAME);
        assertThat(doubt.ourName()).isEqualTo("王*");
        assertThat(doubt.ourMrnEnd()).isEqualTo("0001");
        assertThat(looks)
                .singleElement()
                .satisfies(look -> assertThat(look.mrn()).isEqualTo("M20260001"));
        assertThat(desk.next(officer, doubt.number())).isEmpty();
    }

    @Test
    void answer_hers_isKnownFromThenOn() {
        settle("王乙");
        String number = desk.next(officer, "").orElseThrow().number();

        assertThat(desk.answer(officer, number, true)).isTrue();

        assertThat(desk.count(officer)).isZero();
        assertThat(settle("王乙")).isEqualTo(Standing.KNOWN);
        assertThat(desk.answer(officer, number, false)).isFalse();
    }

    @Test
    void answer_notHers_isNotAskedAgain() {
        settle("王乙");
        String number = desk.next(officer, "").orElseThrow().number();

        assertThat(desk.answer(officer, number, false)).isTrue();

        assertThat(settle("王乙")).isEqualTo(Standing.UNKNOWN);
        assertThat(desk.count(officer)).isZero();
    }

    @Test
    void settle_severalOfOneName_asksForEachAndTheFirstYesEndsIt() {
        register("M20260002", "王一");

        assertThat(settle("王一")).isEqualTo(Standing.DOUBTFUL);
        assertThat(desk.count(officer)).isEqualTo(2);
        Doubt first = desk.next(officer, "").orElseThrow();
        assertThat(first.likeness()).isEqualTo(Likeness.SAME_NAME);

        desk.answer(officer, first.number(), true);
        assertThat(desk.count(officer)).isZero();
        assertThat(settle("王一")).isEqualTo(Standing.KNOWN);
    }

    @Test
    void desk_otherRolesAndHospitals_getNothing() {
        settle("王乙");
        String number = desk.next(officer, "").orElseThrow().number();
        HospitalId other = house.hospitals.add("H2", "另一家演示医院", null, null, null);
        StaffPrincipal stranger = staff(other, StaffRole.PRIVACY_OFFICER);
        StaffPrincipal it = staff(house.hospital, StaffRole.IT);

        assertThat(desk.count(stranger)).isZero();
        assertThat(desk.next(stranger, "")).isEmpty();
        assertThatThrownBy(() -> desk.answer(stranger, number, true))
                .isInstanceOfSatisfying(
                        PortalException.class,
                        e -> assertThat(e.errorCode()).isEqualTo(KernelError.NOT_FOUND));
        assertThatThrownBy(() -> desk.next(it, "")).isInstanceOf(PortalException.class);
    }
}
