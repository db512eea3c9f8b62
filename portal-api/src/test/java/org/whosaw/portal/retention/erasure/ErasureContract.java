package org.whosaw.portal.retention.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.whosaw.portal.access.AccessEvents.anAccessEvent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.hospital.Directory.SystemEntry;
import org.whosaw.portal.hospital.HospitalFixture;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.RecordAnswer;
import org.whosaw.portal.retention.erasure.Erasure.Kept;
import org.whosaw.portal.store.Engine;
import org.whosaw.portal.store.Tx;

/** Whoever is erased is gone but for what a law keeps, and the ledger holds that it was done. */
abstract class ErasureContract {
    private static final Instant NOW = Instant.parse("2026-11-22T02:05:00Z");

    private Rooms rooms;
    private HospitalId hospital;
    private StaffPrincipal officer;

    abstract Engine engine();

    @BeforeEach
    void build() {
        rooms =
                new Rooms(
                        new PortalConfiguration(),
                        engine().database(),
                        Keyring.generate(new RandomSource(), true),
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        true);
        hospital = rooms.hospital().hospitals().add("H1", "市妇幼演示医院", null, "办公室", "000-1000");
        rooms.hospital()
                .directory()
                .putSystems(
                        hospital,
                        List.of(
                                new SystemEntry(
                                        "HIS", "信息系统", null, null, null, null, null, null)));
        officer = new StaffPrincipal(5, 6, hospital, Set.of(StaffRole.PRIVACY_OFFICER));
        register("M0001", "王一", "15400000001");
        register("M0002", "王二", "15400000002");
    }

    private PersonId register(String mrn, String name, String phone) {
        return rooms.hospital()
                .patients()
                .putPatients(hospital, List.of(HospitalFixture.aPatient(mrn, name, phone)))
                .get(0)
                .subject();
    }

    private RecordAnswer look(String id, String... mrns) {
        return rooms.access()
                .recorder()
                .record(
                        hospital,
                        List.of(
                                anAccessEvent(id)
                                        .by("N1")
                                        .about(mrns)
                                        .at(NOW.minus(Duration.ofDays(2)))
                                        .through("HIS")
                                        .build()))
                .get(0);
    }

    private PersonId person(String mrn) {
        return rooms.hospital().persons().byMrn(hospital, mrn).orElseThrow().id();
    }

    @Test
    void erase_person_isGoneButForWhatTheLawKeeps() {
        PersonId she = person("M0001");
        look("e1", "M0001");
        look("e2", "M0001", "M0002");
        byte[] salt = rooms.vault().keys().prepare(she).salt("access", 1);

        Erasure plan = rooms.erasure().preview(officer, she);
        Erasure done = rooms.erasure().erase(officer, she, ErasureGround.ASKED);

        assertThat(done).isEqualTo(plan);
        assertThat(done.kept())
                .containsExactly(new Kept(KeptKind.ACCESS_LOG, 2, LocalDate.parse("2029-11-20")));
        assertThat(done.keyCopiesUntil()).isEqualTo(LocalDate.parse("2026-12-22"));
        assertThat(rooms.erasure().done(officer, 9)).containsExactly(done);
        assertThat(rooms.hospital().persons().find(she)).isEmpty();
        assertThat(rooms.vault().keys().find(she)).isEmpty();
        assertThat(count("SELECT COUNT(*) FROM person_identifier WHERE person_id = " + she.value()))
                .isZero();
        assertThat(count("SELECT COUNT(*) FROM access_subject WHERE person_id = " + she.value()))
                .isEqualTo(2);
        assertThat(person("M0002")).isNotEqualTo(she);
        assertThat(salt).hasSize(32);
    }

    @Test
    void erase_thenRegisteredAgain_isSomebodyNew() {
        PersonId she = person("M0001");
        rooms.erasure().erase(officer, she, ErasureGround.PURPOSE_OVER);

        PersonId again = register("M0001", "王一", "15400000001");

        assertThat(again).isNotEqualTo(she);
        assertThat(look("e3", "M0001").status()).isEqualTo(RecordAnswer.Status.ACCEPTED);
        assertThat(count("SELECT COUNT(*) FROM access_subject WHERE person_id = " + again.value()))
                .isEqualTo(1);
    }

    @Test
    void erase_isALeafAndTheLedgerVerifies() {
        look("e1", "M0001");
        look("e2", "M0001", "M0002");
        rooms.erasure().erase(officer, person("M0001"), ErasureGround.ASKED);
        while (rooms.ledger().sequencer().turn()) {
            continue; // one more step of the sequencer
        }

        assertThat(rooms.ledger().audit(rooms.provable()).check(null, done -> {}).findings())
                .isEmpty();
        assertThat(count("SELECT COUNT(*) FROM ledger_entry WHERE kind = 6")).isEqualTo(1);
    }

    @Test
    void erase_byOthersElsewhereOrTwice_isRefused() {
        PersonId she = person("M0001");
        StaffPrincipal clerk = new StaffPrincipal(7, 8, hospital, Set.of(StaffRole.COUNTER));
        StaffPrincipal stranger =
                new StaffPrincipal(7, 8, new HospitalId(4), Set.of(StaffRole.PRIVACY_OFFICER));

        assertRefused(clerk, she, 403);
        assertRefused(stranger, she, 404);
        rooms.erasure().erase(officer, she, ErasureGround.UNLAWFUL);
        assertRefused(officer, she, 404);
    }

    private void assertRefused(StaffPrincipal staff, PersonId person, int status) {
        assertThatThrownBy(() -> rooms.erasure().erase(staff, person, ErasureGround.ASKED))
                .isInstanceOfSatisfying(
                        PortalException.class,
                        e -> assertThat(e.errorCode().status()).isEqualTo(status));
    }

    private long count(String sql) {
        return rooms.database().read(tx -> numbers(tx, sql)).get(0);
    }

    private static List<Long> numbers(Tx tx, String sql) {
        List<Long> all = new ArrayList<>();
        try (Statement statement = tx.connection().createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                all.add(row.getLong(1));
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
