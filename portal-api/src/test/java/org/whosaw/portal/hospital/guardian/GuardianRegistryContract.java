package org.whosaw.portal.hospital.guardian;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.access.AccessFixture;
import org.whosaw.portal.hospital.HospitalFixture;
import org.whosaw.portal.hospital.UpsertAnswer;
import org.whosaw.portal.hospital.UpsertAnswer.Status;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.SystemPrincipal;
import org.whosaw.portal.identity.guardian.Guardians.Done;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException.FieldError;
import org.whosaw.portal.store.Engine;

/** What a hospital's system may say of guardians, on either engine. */
abstract class GuardianRegistryContract {
    private AccessFixture rooms;
    private GuardianRegistry registry;
    private SystemPrincipal client;
    private PersonId father;
    private PersonId child;
    private LocalDate today;

    abstract Engine engine();

    @BeforeEach
    void open() {
        rooms = new AccessFixture(engine().database());
        HospitalFixture house = rooms.house;
        house.patient("M1", "演示甲一");
        father = house.patient("F1", "演示乙二");
        child =
                house.registry
                        .putPatients(
                                house.hospital,
                                List.of(HospitalFixture.aNewborn("B1", "演示甲一之女", "M1")))
                        .get(0)
                        .subject();
        registry =
                new GuardianRegistry(
                        house.database, rooms.hospital.persons(), rooms.guardians, house.clock);
        client = new SystemPrincipal(7, house.hospital, Set.of(Scope.DIRECTORY));
        today = LocalDate.ofInstant(house.clock.instant(), java.time.ZoneOffset.ofHours(8));
    }

    private UpsertAnswer put(String guardian, LocalDate until, String blocked) {
        String paper = blocked == null ? null : "court-paper";
        GuardianEntry entry =
                new GuardianEntry(
                        "B1",
                        guardian,
                        "father",
                        null,
                        until,
                        "parent",
                        "birth-certificate",
                        blocked,
                        paper);
        return registry.put(client, List.of(entry)).get(0);
    }

    private Set<PersonId> readBy(PersonId person) {
        return rooms.guardians.standing(List.of(person)).children();
    }

    @Test
    void put_father_readsUntilTheDayThatIsSaid() {
        assertThat(put("F1", null, null).status()).isEqualTo(Status.CREATED);
        assertThat(readBy(father)).containsExactly(child);
        assertThat(put("F1", null, null).status()).isEqualTo(Status.UNCHANGED);
        assertThat(put("F1", today.plusDays(3), null).status()).isEqualTo(Status.UPDATED);
        assertThat(rooms.guardians.linksTo(child))
                .singleElement()
                .satisfies(
                        link ->
                                assertThat(link.until())
                                        .isEqualTo(
                                                today.plusDays(4)
                                                        .atStartOfDay(
                                                                java.time.ZoneOffset.ofHours(8))
                                                        .toInstant()));
        assertThat(rooms.guardians.stepsOf(child)).hasSize(2);
    }

    @Test
    void put_blocked_keepsOutAtOnceAndOpensNothing() {
        put("F1", null, null);
        assertThat(put("F1", null, "protection-order").status()).isEqualTo(Status.UPDATED);
        assertThat(readBy(father)).isEmpty();
        assertThat(put("F1", null, "custody").status()).isEqualTo(Status.UNCHANGED);

        assertThat(put("F1", null, null).errors())
                .extracting(FieldError::code)
                .containsExactly("kept-out");
        assertThat(readBy(father)).isEmpty();
        assertThat(rooms.guardians.stepsOf(child))
                .extracting(Done::reason)
                .extracting(Enum::name)
                .containsExactly("PARENT", "PROTECTION_ORDER");
    }

    @Test
    void put_madeAndBlockedInOne_neverReads() {
        assertThat(put("F1", null, "custody").status()).isEqualTo(Status.CREATED);
        assertThat(readBy(father)).isEmpty();
    }

    @Test
    void put_whatCanNotBe_isRefusedByItsField() {
        assertThat(put("nobody", null, null).errors())
                .containsExactly(new FieldError("guardian", "unknown-reference", List.of()));
        assertThat(put("B1", null, null).errors())
                .containsExactly(new FieldError("guardian", "not-a-guardian", List.of()));
        assertThat(put("F1", today.minusDays(1), null).errors())
                .containsExactly(new FieldError("until", "range", List.of()));
        assertThat(put("F1", null, "parent").errors())
                .containsExactly(new FieldError("blocked", "unknown-code", List.of()));
        GuardianEntry grown =
                new GuardianEntry("M1", "F1", "aunt", null, null, "parent", "", null, null);
        assertThat(registry.put(client, List.of(grown)).get(0).errors())
                .containsExactlyInAnyOrder(
                        new FieldError("relation", "unknown-code", List.of()),
                        new FieldError("paper", "required", List.of()),
                        new FieldError("child", "not-a-child", List.of()));
        assertThat(rooms.guardians.linksTo(child)).isEmpty();
    }
}
