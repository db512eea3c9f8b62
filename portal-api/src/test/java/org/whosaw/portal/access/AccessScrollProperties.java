package org.whosaw.portal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccessReading.Filter;
import org.whosaw.portal.access.AccessScroll.By;
import org.whosaw.portal.access.AccessScroll.Position;
import org.whosaw.portal.access.AccessScroll.Stretch;
import org.whosaw.portal.hospital.HospitalFixture;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Trial;
import org.whosaw.portal.text.Language;

/**
 * Scrolling, on either engine, either way and in any strides, meets each entry of the list once.
 */
abstract class AccessScrollProperties {
    abstract Trial trial();

    private static final List<String> STAFF = List.of("N1", "N2", "C1");

    @Property(tries = 8)
    void scroll_anyStride_isTheListInEitherOrder(
            @ForAll @Size(min = 1, max = 25) List<@IntRange(max = 3_999) Integer> looks,
            @ForAll @IntRange(min = 1, max = 7) int stride) {
        try (Trial trial = trial()) {
            AccessFixture rooms = new AccessFixture(trial.database());
            List<Subject> subjects = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                PersonId person = rooms.house.patient("M" + i, "演示");
                subjects.add(new Subject(person, rooms.house.hospital, false));
            }
            record(rooms, looks);
            List<String> list = list(rooms, subjects);

            List<String> down = scroll(rooms, subjects, false, stride, null, each -> true);
            List<String> up = scroll(rooms, subjects, true, stride, null, each -> true);
            assertThat(down).isEqualTo(list);
            Collections.reverse(up);
            assertThat(up).isEqualTo(list);
            for (String staff : STAFF) {
                List<String> hers =
                        scroll(rooms, subjects, false, stride, new By(null, staff), each -> true);
                assertThat(hers).isSubsetOf(list).doesNotHaveDuplicates();
                assertThat(hers).hasSize(expected(looks, staff));
            }
            Instant middle = HospitalFixture.NOW.minusSeconds(120);
            assertThat(scroll(rooms, subjects, true, stride, null, each -> !each.equals(middle)))
                    .noneMatch(each -> each.endsWith(middle.toString()));
        }
    }

    /** A number says when (several at once), by whom and about whom. */
    private static void record(AccessFixture rooms, List<Integer> looks) {
        List<AccessEvents> events = new ArrayList<>();
        for (int i = 0; i < looks.size(); i++) {
            int n = looks.get(i);
            events.add(
                    AccessEvents.anAccessEvent("e" + i)
                            .minutesAgo(n % 4)
                            .by(STAFF.get(n / 4 % 3))
                            .about(subjects(n)));
        }
        rooms.record(events.toArray(AccessEvents[]::new));
    }

    private static String[] subjects(int n) {
        List<String> about = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            if ((n / 12 + 1 & 1 << i) != 0) {
                about.add("M" + i);
            }
        }
        return about.isEmpty() ? new String[] {"M0"} : about.toArray(String[]::new);
    }

    private static int expected(List<Integer> looks, String staff) {
        int count = 0;
        for (int n : looks) {
            count += STAFF.get(n / 4 % 3).equals(staff) ? subjects(n).length : 0;
        }
        return count;
    }

    private static List<String> list(AccessFixture rooms, List<Subject> subjects) {
        return rooms
                .access
                .timeline()
                .list(new AccessReading(1, subjects, Set.of(), Filter.NONE, 200, null))
                .items()
                .stream()
                .map(AccessScrollProperties::told)
                .toList();
    }

    private static List<String> scroll(
            AccessFixture rooms,
            List<Subject> subjects,
            boolean oldestFirst,
            int stride,
            @Nullable By by,
            Predicate<Instant> times) {
        List<String> all = new ArrayList<>();
        Position at = null;
        do {
            Stretch stretch =
                    rooms.access
                            .scroll()
                            .read(
                                    new AccessScroll.Ask(
                                            subjects,
                                            Set.of(),
                                            oldestFirst,
                                            null,
                                            null,
                                            times,
                                            by,
                                            at,
                                            stride,
                                            Language.EN));
            assertThat(stretch.items().size()).isLessThanOrEqualTo(stride);
            stretch.items().forEach(each -> all.add(told(each)));
            at = stretch.next();
        } while (at != null);
        return all;
    }

    private static String told(Access access) {
        return access.id() + " " + access.subject() + " " + access.occurredAt();
    }
}
