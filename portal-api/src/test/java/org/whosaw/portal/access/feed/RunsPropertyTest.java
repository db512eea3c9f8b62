package org.whosaw.portal.access.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Holds runs to the plain set of numbers that they stand for. */
class RunsPropertyTest {
    @Provide
    Arbitrary<List<Run>> runs() {
        return Arbitraries.longs()
                .between(0, 80)
                .tuple2()
                .map(
                        pair -> {
                            long first = Math.min(pair.get1(), pair.get2());
                            long last = Math.min(first + 7, Math.max(pair.get1(), pair.get2()));
                            return new Run(first, last, first * 10, last * 10);
                        })
                .list()
                .ofMaxSize(30);
    }

    @Property(tries = 300)
    void add_anyOrder_isTheSetOfNumbers(@ForAll("runs") List<Run> added) {
        Runs runs = new Runs();
        TreeSet<Long> numbers = new TreeSet<>();
        for (Run each : added) {
            runs.add(each);
            for (long n = each.first(); n <= each.last(); n++) {
                numbers.add(n);
            }
        }
        TreeSet<Long> held = new TreeSet<>();
        for (Run each : runs.all()) {
            assertThat(each.firstAt()).isEqualTo(each.first() * 10);
            assertThat(each.lastAt()).isEqualTo(each.last() * 10);
            for (long n = each.first(); n <= each.last(); n++) {
                assertThat(held.add(n)).isTrue();
            }
        }
        assertThat(held).isEqualTo(numbers);
        long missing = Runs.gaps(runs.all()).stream().mapToLong(Gap::missing).sum();
        long span = numbers.isEmpty() ? 0 : numbers.last() - numbers.first() + 1;
        assertThat(missing).isEqualTo(span - numbers.size());
        assertThat(Runs.unpack(Runs.pack(runs.all()))).isEqualTo(runs.all());
    }

    @Property(tries = 1)
    void add_moreGapsThanCanBeKept_bounded() {
        Runs runs = new Runs();
        for (long n = 0; n < 3_000; n += 2) {
            runs.add(Run.of(n, n));
        }
        assertThat(runs.all()).hasSize(Runs.MOST);
        assertThat(runs.unclear()).isPositive();
        runs.add(Run.of(Long.MAX_VALUE, 1));
        runs.add(Run.of(Long.MIN_VALUE, 1));
        assertThat(runs.all()).hasSize(Runs.MOST);
        assertThat(Runs.gaps(runs.all()))
                .as("a new numbering is no gap")
                .hasSizeLessThan(Runs.MOST);
    }
}
