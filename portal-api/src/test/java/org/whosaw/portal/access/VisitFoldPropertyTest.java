package org.whosaw.portal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.whosaw.portal.access.Access.VisitSpan;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;

/** Holds the folding of clicks into visits to what a visit is, worked out the slow way. */
class VisitFoldPropertyTest {
    private static final long MINUTE = 60_000_000;

    /** A click: when, by whom, through what, about whom. */
    private record Click(int minute, byte who, long system, long person) {
        boolean isOfSameVisitKind(Click other) {
            return who == other.who && system == other.system && person == other.person;
        }
    }

    @Provide
    Arbitrary<List<Click>> clicks() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 200),
                        Arbitraries.bytes().between((byte) 1, (byte) 2),
                        Arbitraries.longs().between(1, 2),
                        Arbitraries.longs().between(1, 2))
                .as(Click::new)
                .list()
                .ofMaxSize(60)
                .map(
                        all ->
                                all.stream()
                                        .sorted(Comparator.comparingInt(Click::minute).reversed())
                                        .toList());
    }

    @Property(tries = 400)
    void of_anyClicks_isTheVisitWorkedOutSlowly(@ForAll("clicks") List<Click> clicks) {
        VisitFold fold = new VisitFold();
        List<StoredAccess> rows = new ArrayList<>();
        for (int i = 0; i < clicks.size(); i++) {
            StoredAccess row = row(clicks.get(i), i);
            rows.add(row);
            fold.add(row, new byte[] {clicks.get(i).who()});
        }
        for (int i = 0; i < rows.size(); i++) {
            assertThat(fold.of(rows.get(i))).isEqualTo(slowly(clicks, clicks.get(i)));
        }
        assertThat(fold.oldestOf(rows))
                .isEqualTo(
                        rows.stream()
                                .mapToLong(StoredAccess::occurredAt)
                                .min()
                                .orElse(Long.MAX_VALUE));
    }

    /** Grows the visit from one click until no click of its kind is within 15 minutes. */
    private static VisitSpan slowly(List<Click> clicks, Click from) {
        int first = from.minute();
        int last = from.minute();
        for (boolean grew = true; grew; ) {
            grew = false;
            for (Click each : clicks) {
                boolean near = each.minute() >= first - 15 && each.minute() <= last + 15;
                if (near && each.isOfSameVisitKind(from)) {
                    grew |= each.minute() < first || each.minute() > last;
                    first = Math.min(first, each.minute());
                    last = Math.max(last, each.minute());
                }
            }
        }
        int start = first;
        int end = last;
        long count =
                clicks.stream()
                        .filter(from::isOfSameVisitKind)
                        .filter(each -> each.minute() >= start && each.minute() <= end)
                        .count();
        return new VisitSpan(
                (int) count, Micros.instant(start * MINUTE), Micros.instant(end * MINUTE));
    }

    private static StoredAccess row(Click click, int id) {
        return new StoredAccess(
                new PersonId(click.person()),
                click.minute() * MINUTE,
                id,
                click.system(),
                click.who(),
                null,
                0,
                0,
                0,
                0,
                0,
                0,
                1,
                false);
    }
}
