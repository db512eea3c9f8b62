package org.whosaw.portal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whosaw.portal.access.AccessEvents.anAccessEvent;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.access.AccessReading.Filter;
import org.whosaw.portal.hospital.Directory.TerminalEntry;
import org.whosaw.portal.hospital.HospitalFixture;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Engine;

abstract class AccessDigestContract {
    /** Half past two at night in Shanghai, and noon of the day before. */
    private static final Instant NIGHT = Instant.parse("2026-05-03T18:30:00Z");

    private static final Instant NOON = Instant.parse("2026-05-03T04:00:00Z");
    private static final AccessorClaim SHARED =
            new AccessorClaim(
                    "triage", null, null, null, null, null, null, AccountKind.SHARED_ACCOUNT);

    private AccessFixture house;
    private AccessReading anna;

    abstract Engine engine();

    @BeforeEach
    void build() {
        house = new AccessFixture(engine().database());
        PersonId person = house.house.patient("M1", "张三");
        anna =
                new AccessReading(
                        1,
                        List.of(new Subject(person, house.house.hospital, false)),
                        Set.of(),
                        Filter.NONE,
                        50,
                        null);
    }

    private List<Access> notable() {
        return house.access.digest().notable(anna, AccessWindow.ALL, 20);
    }

    @Test
    void notable_eachKind_isFoundAndOrdinaryLooksAreNot() {
        house.hospital
                .directory()
                .putTerminals(
                        house.house.hospital,
                        List.of(new TerminalEntry("T9", "半开放分诊台", null, "超声科", true, true)));
        house.record(
                anAccessEvent("ordinary").at(NOON).by("N1"),
                anAccessEvent("night").at(NIGHT).by("N1"),
                anAccessEvent("search").at(NOON).by("N1").doing(AccessAction.SEARCH),
                anAccessEvent("shared").at(NOON).by(SHARED),
                anAccessEvent("n-search").at(NIGHT).by("N2").doing(AccessAction.SEARCH),
                anAccessEvent("n-shared").at(NIGHT.minusSeconds(1)).by(SHARED),
                anAccessEvent("open").at(NOON.minusSeconds(1)).by(SHARED).from("T9"),
                anAccessEvent("export")
                        .at(NOON.minusSeconds(2))
                        .by("N1")
                        .doing(AccessAction.EXPORT),
                anAccessEvent("abroad").at(NOON.minusSeconds(4)).by("N1").fromAddress("8.8.8.8"),
                anAccessEvent("clerk").at(NOON.minusSeconds(3)).by("C1"));
        assertThat(notable())
                .extracting(Access::occurredAt)
                .containsExactly(
                        NIGHT,
                        NIGHT.minusSeconds(1),
                        NOON.minusSeconds(1),
                        NOON.minusSeconds(2),
                        NOON.minusSeconds(3),
                        NOON.minusSeconds(4));
        assertThat(notable()).allMatch(AccessDigest::isNotable);
    }

    @Test
    void notable_manyNewerOrdinaryLooks_stillFindsTheOldOne() {
        AccessEvents[] events = new AccessEvents[300];
        for (int i = 0; i < events.length; i++) {
            events[i] = anAccessEvent("e" + i).at(NOON.plusSeconds(i)).by("N1");
        }
        house.record(events);
        house.record(anAccessEvent("old").at(NIGHT.minusSeconds(86_400)).by(SHARED));
        assertThat(notable()).hasSize(1);
    }

    @Test
    void notable_protectedOrOutsideTheWindow_isLeftOut() {
        house.record(
                anAccessEvent("hidden").by("C1").ofKind(DataCategory.INFECTION),
                anAccessEvent("old").at(HospitalFixture.NOW.minusSeconds(86_400 * 9)).by("C1"));
        assertThat(notable()).hasSize(1);
        assertThat(house.access.digest().notable(anna, AccessWindow.WEEK, 20)).isEmpty();
    }

    @Test
    void departments_allOfHerList_notThoseOfProtectedLooks() {
        house.record(
                anAccessEvent("e1").by("N1"),
                anAccessEvent("e2").by(of("生殖医学科")),
                anAccessEvent("e3").by(of("药房")));
        assertThat(house.access.digest().departments(anna)).containsExactly("产科", "药房");
    }

    private static AccessorClaim of(String department) {
        return new AccessorClaim(
                null, null, "赵敏", "nurse", department, null, null, AccountKind.PERSONAL);
    }

    @Test
    void windows_neverLookedAndNoStay_areNotOffered() {
        assertThat(house.access.digest().windows(anna).windows())
                .doesNotContain(AccessWindow.STAY, AccessWindow.SINCE_LAST)
                .contains(AccessWindow.DAY, AccessWindow.ALL);
    }
}
