package org.whosaw.portal.app.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.whosaw.portal.access.Access;
import org.whosaw.portal.access.AccessReading.Filter;
import org.whosaw.portal.access.AccessWindow;
import org.whosaw.portal.disclosure.ProvisionView;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.RecordAnswer;
import org.whosaw.portal.kernel.RecordAnswer.Status;
import org.whosaw.portal.store.Trial;

/** What must hold whatever is sent, in whatever order, however often. */
abstract class IngestProperties {
    /** Few, for each builds two worlds; every run draws others. */
    static final int TRIES = 6;

    abstract Trial engine();

    @Provide
    Arbitrary<List<Sent>> events() {
        return Sent.any()
                .list()
                .ofMinSize(1)
                .ofMaxSize(14)
                .map(
                        all ->
                                IntStream.range(0, all.size())
                                        .mapToObj(i -> all.get(i).numbered(i))
                                        .toList());
    }

    /** Registers all first and sends all once, in one batch: what any other way must come to. */
    private Map<String, List<String>> plainly(List<Sent> events) {
        try (World world = new World(this::engine)) {
            world.registerAll();
            assertThat(world.record(events))
                    .extracting(RecordAnswer::status)
                    .containsOnly(Status.ACCEPTED);
            return world.shown();
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
    void record_anyOrderSplitAndRepeats_sameLists(
            @ForAll("events") List<Sent> events, @ForAll long seed) {
        Random chance = new Random(seed);
        List<Sent> sent = new ArrayList<>(events);
        events.stream().filter(each -> chance.nextInt(3) == 0).forEach(sent::add);
        java.util.Collections.shuffle(sent, chance);
        try (World world = new World(this::engine)) {
            world.registerAll();
            Map<Integer, Long> ids = new java.util.HashMap<>();
            for (int from = 0; from < sent.size(); ) {
                int to = Math.min(sent.size(), from + 1 + chance.nextInt(5));
                List<Sent> batch = sent.subList(from, to);
                List<RecordAnswer> answers = world.record(batch);
                for (int i = 0; i < batch.size(); i++) {
                    Long before = ids.putIfAbsent(batch.get(i).id(), answers.get(i).id());
                    if (before != null) {
                        assertThat(answers.get(i).status()).isEqualTo(Status.DUPLICATE);
                        assertThat(answers.get(i).id()).isEqualTo(before);
                    }
                }
                from = to;
            }
            assertThat(world.shown()).isEqualTo(plainly(events));
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
    void register_beforeBetweenOrAfter_sameLists(
            @ForAll("events") List<Sent> events, @ForAll long seed) {
        Random chance = new Random(seed);
        List<Runnable> steps = new ArrayList<>();
        try (World world = new World(this::engine)) {
            events.forEach(each -> steps.add(() -> world.record(List.of(each))));
            IntStream.range(0, World.PERSONS).forEach(i -> steps.add(() -> world.register(i)));
            java.util.Collections.shuffle(steps, chance);
            steps.forEach(Runnable::run);
            world.registerAll();

            assertThat(world.record(events))
                    .extracting(RecordAnswer::status)
                    .containsOnly(Status.DUPLICATE);
            assertThat(world.shown()).isEqualTo(plainly(events));
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
    void record_sameIdOtherContent_changesNothing(@ForAll("events") List<Sent> events) {
        List<Sent> others =
                events.stream().map(each -> each.withMinute(each.minute() + 1)).toList();
        try (World world = new World(this::engine)) {
            world.registerAll();
            world.record(events);

            assertThat(world.record(others))
                    .extracting(RecordAnswer::status)
                    .containsOnly(Status.REJECTED);
            assertThat(world.shown()).isEqualTo(plainly(events));
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
    void list_anyLimitAndFilter_pagesAreTheWholeList(
            @ForAll("many") List<Sent> events,
            @ForAll @IntRange(min = 1, max = 9) int limit,
            @ForAll("filters") Filter filter) {
        try (World world = new World(this::engine)) {
            world.registerAll();
            world.record(events);
            List<PersonId> own = List.of(world.person(0), world.person(World.PERSONS - 1));

            List<Access> pages = world.accesses(own, filter, limit);
            List<Access> whole = world.accesses(own, filter, 200);
            assertThat(pages).isEqualTo(whole);
            assertThat(keys(whole)).doesNotHaveDuplicates();
            assertThat(whole)
                    .isSortedAccordingTo(Comparator.comparing(Access::occurredAt).reversed());

            List<ProvisionView> given = world.provisions(own, 200);
            assertThat(world.provisions(own, limit)).isEqualTo(given);
            assertThat(given)
                    .isSortedAccordingTo(
                            Comparator.comparing(ProvisionView::occurredAt).reversed());
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
    void list_anyFilter_isTheWholeListFiltered(
            @ForAll("many") List<Sent> events, @ForAll("filters") Filter filter) {
        try (World world = new World(this::engine)) {
            world.registerAll();
            world.record(events);
            List<PersonId> own = List.of(world.person(0));

            Set<String> expected =
                    world.accesses(own, Filter.NONE, 200).stream()
                            .filter(each -> lets(filter, each))
                            .map(Access::id)
                            .collect(Collectors.toSet());
            assertThat(world.accesses(own, filter, 200).stream().map(Access::id))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static boolean lets(Filter filter, Access each) {
        return (filter.category() == null || each.categories().contains(filter.category()))
                && each.elements().containsAll(filter.elements())
                && (filter.system() == null || each.system().code().equals(filter.system()))
                && (filter.from() == null || !each.occurredAt().isBefore(filter.from()))
                && (filter.to() == null || !each.occurredAt().isAfter(filter.to()));
    }

    private static List<String> keys(List<Access> all) {
        return all.stream().map(each -> each.id() + each.subject()).toList();
    }

    @Provide
    Arbitrary<List<Sent>> many() {
        return Sent.any()
                .list()
                .ofMinSize(5)
                .ofMaxSize(45)
                .map(
                        all ->
                                IntStream.range(0, all.size())
                                        .mapToObj(i -> all.get(i).numbered(i))
                                        .toList());
    }

    @Provide
    Arbitrary<Filter> filters() {
        return Arbitraries.of(
                Filter.NONE,
                Filter.of(AccessWindow.DAY),
                new Filter(null, DataCategory.BILLING, Set.of(), null, null, null, null),
                new Filter(
                        null,
                        null,
                        Set.of(Element.PHONE, Element.DUE_DATE),
                        null,
                        null,
                        null,
                        null),
                new Filter(null, null, Set.of(), null, "US", null, null),
                new Filter(
                        null,
                        null,
                        Set.of(),
                        null,
                        null,
                        World.NOW.minusSeconds(3_000),
                        World.NOW.minusSeconds(600)),
                new Filter(
                        null,
                        null,
                        Set.of(Element.NAME),
                        null,
                        "HIS",
                        null,
                        World.NOW.minusSeconds(1_200)));
    }
}
