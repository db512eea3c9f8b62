package org.whosaw.portal.app.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.whosaw.portal.access.AccessEvents.anAccessEvent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.access.AccessReading;
import org.whosaw.portal.app.RetentionWiring;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.app.WithheldWiring;
import org.whosaw.portal.hospital.withheld.Deferral;
import org.whosaw.portal.hospital.withheld.WithheldKeeper;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.retention.erasure.ErasureGround;
import org.whosaw.portal.retention.pruning.Hold;
import org.whosaw.portal.retention.pruning.HoldDesk;
import org.whosaw.portal.retention.pruning.Kept;
import org.whosaw.portal.retention.pruning.Pruning;
import org.whosaw.portal.retention.pruning.RetentionRule;
import org.whosaw.portal.retention.pruning.RetentionSettings;
import org.whosaw.portal.retention.pruning.StoneMason;
import org.whosaw.portal.retention.pruning.Stones;
import org.whosaw.portal.store.Engine;

/** What pruning promises, on either engine. */
abstract class PruningContract {
    private static final Duration DAY = Duration.ofDays(1);

    private QuestionHouse house;
    private HoldDesk holds;
    private StaffPrincipal officer;

    abstract Engine engine();

    @BeforeEach
    void open() {
        house = new QuestionHouse(engine().database());
        holds = RetentionWiring.holds(house.rooms);
        officer = house.desk(StaffRole.PRIVACY_OFFICER);
    }

    private Pruning pruning(int days) {
        RetentionSettings settings =
                new RetentionSettings(
                        List.of(new RetentionRule(Kept.ACCESS, days, "网络安全法", "23", null, null)));
        return new Pruning(
                house.rooms.database(),
                settings,
                new StoneMason(house.rooms.ledger().seals()),
                List.of(),
                house.clock);
    }

    private int lines(PatientPrincipal who) {
        return house.rooms
                .access()
                .timeline()
                .list(AccessReading.of(who.accountId(), who.subjects()))
                .items()
                .size();
    }

    private long count(String table) {
        return house.rooms
                .database()
                .read(
                        tx -> {
                            try (Statement query = tx.connection().createStatement();
                                    ResultSet row =
                                            query.executeQuery("SELECT COUNT(*) FROM " + table)) {
                                row.next();
                                return row.getLong(1);
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        });
    }

    @Test
    void run_dueAndYounger_onlyWhatIsDueGoes() {
        house.look("N1", Duration.ofHours(1), "M0001", "M0002");
        house.clock.advance(DAY.multipliedBy(183).plusSeconds(1));
        house.look("N1", Duration.ofHours(1), "M0001");
        pruning(183).run();
        assertThat(lines(house.anna)).as("the new one stays").isEqualTo(1);

        assertThat(lines(house.berta)).isZero();
        assertThat(count("access_event")).isEqualTo(1);
        pruning(183).run();
        assertThat(lines(house.anna)).isEqualTo(1);
    }

    @Test
    void stone_ofHersAlone_saysPlaceAndUntilWhen() {
        long look = house.look("N1", Duration.ofHours(1), "M0001");
        for (int i = 0; i < 5; i++) {
            house.rooms.ledger().sequencer().turn();
        }
        house.clock.advance(DAY.multipliedBy(200));
        Stones stones = new Stones(house.rooms.database());
        var anna = house.anna.subjects().get(0).person();
        assertThat(stones.of(anna, Kept.ACCESS, look)).as("still there").isEmpty();
        pruning(183).run();
        assertThat(stones.of(anna, Kept.ACCESS, look))
                .hasValueSatisfying(
                        stone ->
                                assertThat(stone.keptUntil())
                                        .isEqualTo(
                                                house.clock
                                                        .instant()
                                                        .minus(DAY.multipliedBy(200 - 183))));
        assertThat(stones.of(house.berta.subjects().get(0).person(), Kept.ACCESS, look)).isEmpty();
        assertThat(house.rooms.ledger().audit().check(null, size -> {}).findings()).isEmpty();
    }

    @Test
    void run_lowerThanTheFloor_floorHolds() {
        house.look("N1", Duration.ofHours(1), "M0001");
        house.clock.advance(DAY.multipliedBy(182));
        pruning(1).run();
        assertThat(lines(house.anna)).isEqualTo(1);
        assertThat(
                        new RetentionSettings(
                                        List.of(
                                                new RetentionRule(
                                                        Kept.ACCESS, 182, "x", "1", null, null)))
                                .faults())
                .singleElement()
                .asString()
                .contains("days: 183");
    }

    @Test
    void run_happenedLongAgoArrivedLately_kept() {
        house.look("N1", DAY.multipliedBy(400), "M0001");
        house.clock.advance(DAY.multipliedBy(100));
        pruning(183).run();
        assertThat(lines(house.anna)).isEqualTo(1);
    }

    @Test
    void run_held_keptUntilLifted() {
        house.look("N1", Duration.ofHours(1), "M0001", "M0002");
        String hold = holds.set(officer, asked("M0001", "法院通知"));
        house.clock.advance(DAY.multipliedBy(184));
        pruning(183).run();
        assertThat(lines(house.anna)).isEqualTo(1);
        assertThat(lines(house.berta)).isZero();
        assertThat(holds.isHeld(house.anna.subjects().get(0))).isTrue();
        assertThat(holds.isHeld(house.berta.subjects().get(0))).isFalse();

        holds.lift(officer, hold, "案件已结");
        assertThatThrownBy(() -> holds.lift(officer, hold, "案件已结"))
                .hasMessageContaining("hold.second-person");
        assertThat(holds.isHeld(house.anna.subjects().get(0))).isTrue();
        holds.lift(house.desk(StaffRole.PRIVACY_OFFICER), hold, "案件已结");
        pruning(183).run();
        assertThat(lines(house.anna)).isZero();
        assertThat(count("access_event")).isZero();
    }

    @Test
    void run_nothingNamesWhoLooked_goesWithTheSecondPass() {
        house.look("N1", Duration.ofHours(1), "M0001");
        house.clock.advance(DAY.multipliedBy(184));
        house.look("E1", Duration.ofHours(1), "M0002");
        assertThat(count("accessor")).isEqualTo(2);
        pruning(183).run();
        assertThat(count("accessor")).as("set aside").isEqualTo(2);
        house.clock.advance(DAY);
        pruning(183).run();
        assertThat(count("accessor")).isEqualTo(1);
        assertThat(lines(house.berta)).isEqualTo(1);
    }

    @Test
    void run_setAsideAndNeededAgain_isFetchedBack() {
        house.look("N1", Duration.ofHours(1), "M0001");
        house.clock.advance(DAY.multipliedBy(184));
        pruning(183).run();
        Rooms later = house.again();
        later.access()
                .recorder()
                .record(
                        house.hospital,
                        List.of(
                                anAccessEvent("again")
                                        .by("N1")
                                        .about("M0002")
                                        .at(house.clock.instant().minusSeconds(60))
                                        .through("HIS")
                                        .build()));
        house.clock.advance(DAY);
        pruning(183).run();
        assertThat(count("accessor")).isEqualTo(1);
        assertThat(count("accessor WHERE retired_at IS NULL")).isEqualTo(1);
        assertThat(lines(house.berta)).isEqualTo(1);
    }

    @Test
    void run_wholeHospitalHeld_nothingGoes() {
        house.look("N1", Duration.ofHours(1), "M0001");
        holds.set(officer, asked(null, "监管检查"));
        house.clock.advance(DAY.multipliedBy(2_000));
        pruning(183).run();
        assertThat(lines(house.anna)).isEqualTo(1);
        assertThat(holds.standing(officer)).singleElement().matches(Hold::wholeHospital);
    }

    @Test
    void run_notToldYet_kept() {
        Deferral deferral =
                new Deferral(
                        "刑事诉讼法", "150", house.clock.instant().plus(DAY.multipliedBy(400)), "某");
        house.rooms
                .access()
                .recorder()
                .record(
                        house.hospital,
                        List.of(
                                anAccessEvent("w1")
                                        .by("N1")
                                        .about("M0001")
                                        .at(house.clock.instant().minusSeconds(60))
                                        .through("HIS")
                                        .build()
                                        .heldBack(deferral)));
        house.clock.advance(DAY.multipliedBy(200));
        pruning(183).run();
        assertThat(count("access_event")).isEqualTo(1);
        assertThat(count("access_withheld")).isEqualTo(1);
    }

    @Test
    void run_toldLateAndDue_goesWithWhatWasSaidAboutIt() {
        Deferral deferral = new Deferral("刑事诉讼法", "150", house.clock.instant().plus(DAY), "某");
        house.rooms
                .access()
                .recorder()
                .record(
                        house.hospital,
                        List.of(
                                anAccessEvent("w1")
                                        .by("N1")
                                        .about("M0001")
                                        .at(house.clock.instant().minusSeconds(60))
                                        .through("HIS")
                                        .build()
                                        .heldBack(deferral)));
        house.clock.advance(DAY.multipliedBy(2));
        new WithheldKeeper(house.rooms.database(), WithheldWiring.book(house.rooms), house.clock)
                .turn();
        assertThat(lines(house.anna)).isEqualTo(1);
        house.clock.advance(DAY.multipliedBy(200));
        pruning(183).run();
        assertThat(count("access_event")).isZero();
        assertThat(count("deferral")).isZero();
    }

    @Test
    void run_ofSomebodyErased_whatWasKeptGoesOnItsDay() {
        house.look("N1", Duration.ofHours(1), "M0001", "M0002");
        while (house.rooms.ledger().sequencer().turn()) {
            continue;
        }
        house.rooms
                .erasure()
                .erase(officer, house.anna.subjects().get(0).person(), ErasureGround.ASKED);
        house.clock.advance(DAY.multipliedBy(182));
        pruning(183).run();
        assertThat(count("access_subject")).as("a law keeps it").isEqualTo(2);
        String hold = holds.set(officer, asked(null, "监管检查"));
        house.clock.advance(DAY.multipliedBy(2));
        pruning(183).run();
        assertThat(count("access_subject")).as("all of the hospital is held").isEqualTo(2);
        holds.lift(officer, hold, "检查结束");
        holds.lift(house.desk(StaffRole.PRIVACY_OFFICER), hold, "检查结束");
        pruning(183).run();
        assertThat(count("access_subject")).isZero();
        assertThat(count("access_event")).isZero();
        while (house.rooms.ledger().sequencer().turn()) {
            continue;
        }
        assertThat(
                        house.rooms
                                .ledger()
                                .audit(house.rooms.provable())
                                .check(null, size -> {})
                                .findings())
                .isEmpty();
    }

    @Test
    void step_inPieces_goesOnWhereItWas() {
        for (int i = 0; i < 7; i++) {
            house.look("N1", Duration.ofMinutes(i + 1), "M0001");
        }
        house.clock.advance(DAY.multipliedBy(200));
        int steps = 0;
        while (pruning(183).step()) { // a new one each time, as after a crash
            steps++;
        }
        assertThat(steps).isGreaterThan(1);
        assertThat(lines(house.anna)).isZero();
        assertThat(pruning(183).step()).as("a pass a day is enough").isFalse();
    }

    @Test
    void hold_wrongRoleOrHospital_refused() {
        StaffPrincipal it = house.desk(StaffRole.IT);
        assertThatThrownBy(() -> holds.set(it, asked(null, "x")))
                .isInstanceOfSatisfying(
                        PortalException.class,
                        e -> assertThat(e.errorCode()).isEqualTo(KernelError.FORBIDDEN));
        assertThatThrownBy(() -> holds.set(officer, asked("NOBODY", "x")))
                .isInstanceOfSatisfying(
                        PortalException.class,
                        e -> assertThat(e.errorCode()).isEqualTo(KernelError.INVALID_FIELDS));
        String hold = holds.set(officer, asked(null, "x"));
        HospitalId other = house.rooms.hospital().hospitals().add("H2", "他院", null, null, null);
        StaffPrincipal stranger =
                new StaffPrincipal(9, 9, other, Set.of(StaffRole.PRIVACY_OFFICER));
        assertThatThrownBy(() -> holds.lift(stranger, hold, "x"))
                .isInstanceOfSatisfying(
                        PortalException.class,
                        e -> assertThat(e.errorCode()).isEqualTo(KernelError.NOT_FOUND));
    }

    private HoldDesk.Asked asked(@Nullable String mrn, String reason) {
        return new HoldDesk.Asked(
                mrn,
                "民事诉讼法 第八十四条",
                reason,
                house.clock.instant().atZone(ChinaTime.ZONE).toLocalDate().plusDays(90));
    }
}
