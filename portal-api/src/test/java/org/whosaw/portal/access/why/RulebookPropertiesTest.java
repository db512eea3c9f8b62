package org.whosaw.portal.access.why;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.whosaw.portal.access.why.Look.Way;
import org.whosaw.portal.access.why.Viewer.Family;
import org.whosaw.portal.access.why.Viewer.Kind;
import org.whosaw.portal.hospital.care.CareFact;
import org.whosaw.portal.hospital.care.CareFactKind;
import org.whosaw.portal.hospital.care.StaffKey;
import org.whosaw.portal.kernel.Purpose;

class RulebookPropertiesTest {
    private static final long HOUR = 3_600_000_000L;
    private static final long START = 1_777_000_000_000_000L;

    @Provide
    Arbitrary<List<CareFact>> facts() {
        return fact(5, "A", "B", "C").list().uniqueElements(CareFact::id).ofMaxSize(25);
    }

    private static Arbitrary<CareFact> fact(int staff, String... departments) {
        return Combinators.combine(
                        Arbitraries.longs().between(1, 1L << 40),
                        Arbitraries.of(CareFactKind.class),
                        Arbitraries.longs().between(0, 24 * 40),
                        Arbitraries.longs().between(-1, 90),
                        Arbitraries.of(departments).injectNull(0.2),
                        Arbitraries.longs().between(1, staff).list().ofMaxSize(3))
                .as(RulebookPropertiesTest::fact);
    }

    private static CareFact fact(
            long id,
            CareFactKind kind,
            long from,
            long hours,
            String department,
            List<Long> staff) {
        long at = START + from * HOUR;
        long end = !kind.isEncounter() ? at : hours < 0 ? CareFact.OPEN : at + hours * HOUR;
        List<StaffKey> keys = staff.stream().map(each -> new StaffKey(7, each)).toList();
        return new CareFact(id, kind, at, end, department, null, keys);
    }

    @Provide
    Arbitrary<Look> looks() {
        Arbitrary<Viewer> viewers =
                Combinators.combine(
                                Arbitraries.longs().between(1, 5),
                                Arbitraries.of(Kind.class),
                                Arbitraries.of("A", "B", "C", "D").injectNull(0.2),
                                Arbitraries.of(true, false))
                        .as(
                                (key, kind, department, outside) ->
                                        new Viewer(
                                                new StaffKey(7, key),
                                                kind,
                                                department,
                                                outside,
                                                Family.NOBODY));
        return Combinators.combine(
                        Arbitraries.longs().between(0, 24 * 45),
                        viewers,
                        Arbitraries.of(Way.class),
                        Arbitraries.of(Purpose.class),
                        Arbitraries.of(1, 1, 1, 2, 24),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as(
                        (at, viewer, way, purpose, subjects, terminal, emergency) ->
                                new Look(
                                        1,
                                        START + at * HOUR,
                                        viewer,
                                        way,
                                        purpose,
                                        subjects,
                                        terminal,
                                        emergency));
    }

    @Property(tries = 2_000)
    void explain_anyOrderOfFacts_sameAnswer(
            @ForAll("facts") List<CareFact> facts, @ForAll("looks") Look look, @ForAll long seed) {
        List<CareFact> shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(new Rulebook(shuffled).explain(look))
                .isEqualTo(new Rulebook(facts).explain(look));
    }

    @Property(tries = 2_000)
    void explain_actOfOthersElsewhere_changesNothing(
            @ForAll("facts") List<CareFact> facts,
            @ForAll("looks") Look look,
            @ForAll("strange") CareFact strange) {
        List<CareFact> more = new ArrayList<>(facts);
        more.add(strange);
        assertThat(new Rulebook(more).explain(look)).isEqualTo(new Rulebook(facts).explain(look));
    }

    /** Acts in a department where none of the viewers works, by staff who are none of them. */
    @Provide
    Arbitrary<CareFact> strange() {
        return fact(1, "Z")
                .filter(each -> !each.kind().isEncounter())
                .map(
                        each ->
                                new CareFact(
                                        each.id(),
                                        each.kind(),
                                        each.from(),
                                        each.to(),
                                        "Z",
                                        null,
                                        List.of(new StaffKey(7, 99))));
    }

    @Property(tries = 2_000)
    void explain_moreFacts_neverWeaker(
            @ForAll("facts") List<CareFact> facts,
            @ForAll("facts") List<CareFact> late,
            @ForAll("looks") Look look) {
        List<CareFact> more = new ArrayList<>(facts);
        more.addAll(late);
        Strength before = new Rulebook(facts).explain(look).strength();
        Strength after = new Rulebook(more).explain(look).strength();
        assertThat(after).isLessThanOrEqualTo(before);
    }

    @Property(tries = 2_000)
    void explain_direct_onlyByFactOfThisViewerOrListedJob(
            @ForAll("facts") List<CareFact> facts, @ForAll("looks") Look look) {
        Reason reason = new Rulebook(facts).explain(look);
        if (reason.strength() == Strength.DIRECT && reason.rule() != WhyRule.ROUTINE_JOB) {
            assertThat(look.viewer().kind()).isEqualTo(Kind.PERSONAL);
            assertThat(look.isTakenInBulk()).isFalse();
            if (reason.rule() != WhyRule.EMERGENCY) {
                assertThat(reason.fact().staff()).contains(look.viewer().key());
            }
        }
        if (look.isList() && reason.strength() == Strength.NEAR) {
            assertThat(look.viewer().isJob()).isTrue();
        }
    }

    @Property(tries = 2_000)
    void explain_factOutsideItsReach_neverAnswers(
            @ForAll("facts") List<CareFact> facts, @ForAll("looks") Look look) {
        CareFact fact = new Rulebook(facts).explain(look).fact();
        if (fact != null) {
            assertThat(look.at())
                    .isBetween(
                            fact.from() - WhyRule.reachBefore(fact.kind()),
                            Rulebook.end(fact) + WhyRule.reachAfter(fact.kind()));
        }
    }
}
