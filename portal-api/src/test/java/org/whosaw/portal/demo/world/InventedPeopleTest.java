package org.whosaw.portal.demo.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.demo.cast.InventedPeople;
import org.whosaw.portal.hospital.Directory.PatientEntry;

/** Holds the invented to their shapes: nobody real can be meant, and no value leaks into a log. */
class InventedPeopleTest {
    private static final DemoOptions OPTIONS =
            new DemoOptions(3, LocalDate.of(2026, 11, 22), 60, 40_000);

    @Test
    void checkDigit_knownBodies_isRight() {
        assertThat(InventedPeople.checkDigit("40000119900101001")).isEqualTo('9');
        assertThat(InventedPeople.checkDigit("40000119900101002")).isEqualTo('7');
        assertThat(InventedPeople.checkDigit("40000119950615024")).isEqualTo('4');
        assertThat(InventedPeople.checkDigit("11010519491231002")).isEqualTo('X');
    }

    @Test
    void idNumbers_manyWomen_areDistinctFemaleAndOfNoProvince() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 30_000; i++) {
            String id = InventedPeople.idNumber(i);
            assertThat(id).matches("400001(19|20)\\d{9}[0-9X]");
            assertThat((id.charAt(16) - '0') % 2).isZero();
            assertThat(id.substring(6, 14))
                    .isEqualTo(InventedPeople.birthDate(i).toString().replace("-", ""));
            assertThat(id.charAt(17)).isEqualTo(InventedPeople.checkDigit(id.substring(0, 17)));
            assertThat(seen.add(id)).isTrue();
        }
    }

    @Test
    void phones_everyMother_areDistinctAndInTheFictionalRange() {
        InventedPeople people = new InventedPeople(9);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < InventedPeople.MOTHER_PHONES; i++) {
            assertThat(people.motherPhone(i)).matches("1540000\\d{4}");
            assertThat(seen.add(String.valueOf(people.motherPhone(i)))).isTrue();
        }
        assertThat(people.motherPhone(InventedPeople.MOTHER_PHONES)).isNull();
        for (int i = 0; i < 1_000; i++) {
            assertThat(InventedPeople.otherPhone(i)).matches("1540000\\d{4}");
            assertThat(seen).doesNotContain(InventedPeople.otherPhone(i));
        }
        assertThat(InventedPeople.officePhone(99)).isEqualTo("15400009999");
    }

    @Test
    void names_manyPeople_areDistinctAndThreeCharacters() {
        InventedPeople people = new InventedPeople(9);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            assertThat(people.name(i)).matches("\\p{IsHan}{3}");
            assertThat(seen.add(people.name(i))).isTrue();
        }
    }

    @Test
    void children_oneOrTwo_areNamedAfterTheirMother() {
        assertThat(InventedPeople.childNames("张某某", List.of("female"))).containsExactly("张某某之女");
        assertThat(InventedPeople.childNames("张某某", List.of("male", "female")))
                .containsExactly("张某某之大子", "张某某之二女");
    }

    @Test
    void directory_allEntries_areVisiblyInvented() {
        DemoWorld world = new DemoWorld(OPTIONS);
        assertThat(DemoWorld.HOSPITAL).contains("演示");
        world.recipients().forEach(each -> assertThat(each.name()).contains("演示"));
        world.recipients().forEach(each -> assertThat(each.contact()).contains("1540000"));
        world.systems().forEach(each -> assertThat(each.phone()).matches("1540000\\d{4}"));
        world.systems().forEach(each -> assertThat(each.office()).isNotBlank());
    }

    @Test
    void events_all_nameElementsAndNeverHoldAValue() {
        Set<String> values = new HashSet<>();
        Iterator<PatientEntry> mothers = new DemoWorld(OPTIONS).mothers();
        while (mothers.hasNext()) {
            PatientEntry each = mothers.next();
            values.add(each.name());
            values.add(String.valueOf(each.phone()));
            values.add(String.valueOf(each.idNumber()));
        }
        for (DemoDay day : DemoWorldTest.days(OPTIONS)) {
            for (AccessEvent event : day.events()) {
                assertThat(event.elements()).isNotEmpty();
                assertThat(event.ip()).matches("(192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\..*");
                assertThat(values)
                        .doesNotContain(
                                String.valueOf(event.accessor().name()),
                                String.valueOf(event.emergencyReason()),
                                event.sourceEventId());
            }
        }
    }
}
