package org.whosaw.portal.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.dropwizard.jackson.Jackson;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.Access.AccessorView;
import org.whosaw.portal.access.Access.SystemView;
import org.whosaw.portal.access.Access.TerminalView;
import org.whosaw.portal.access.Access.VisitSpan;
import org.whosaw.portal.access.why.Explanation;
import org.whosaw.portal.access.why.Strength;
import org.whosaw.portal.access.why.WhyRule;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.Purpose;
import org.whosaw.portal.problem.ProblemFeature;

/** What is written by hand equals what Jackson makes of the records. */
class AccessJsonTest {
    private static final ObjectMapper OURS = mapper();
    private static final ObjectMapper JACKSON = mapper().addMixIn(Access.class, ByReflection.class);

    @JsonSerialize(using = JsonSerializer.None.class)
    private interface ByReflection {}

    private record Around(String before, @JsonUnwrapped Access access, String after) {}

    private static ObjectMapper mapper() {
        ObjectMapper mapper = Jackson.newObjectMapper();
        ProblemFeature.configure(mapper);
        return mapper;
    }

    @Property(tries = 300)
    void write_anyAccess_equalsJacksons(@ForAll("accesses") Access access)
            throws JsonProcessingException {
        assertThat(OURS.writeValueAsString(access)).isEqualTo(JACKSON.writeValueAsString(access));
        Around around = new Around("a", access, "b");
        assertThat(OURS.writeValueAsString(around)).isEqualTo(JACKSON.writeValueAsString(around));
    }

    @Provide
    Arbitrary<Access> accesses() {
        Arbitrary<Instant> times =
                Arbitraries.longs()
                        .between(-62_135_596_800_000_000L, 253_402_300_799_999_999L)
                        .map(Micros::instant);
        Arbitrary<@Nullable String> texts =
                Arbitraries.strings().ofMaxLength(12).injectNull(0.3).map(AccessJsonTest::paired);
        Arbitrary<String> said = Arbitraries.strings().ofMaxLength(40).map(AccessJsonTest::paired);
        return Combinators.combine(
                        times,
                        said,
                        texts,
                        texts,
                        Arbitraries.of(AccountKind.class),
                        Arbitraries.of(Element.class).set().ofMaxSize(6),
                        times.injectNull(0.5),
                        Arbitraries.integers().between(1, 3))
                .as(AccessJsonTest::access);
    }

    /** Leaves out halves of characters, which are no text: both refuse them. */
    private static @Nullable String paired(@Nullable String text) {
        return text == null ? null : text.replaceAll("[\\ud800-\\udfff]", "?");
    }

    private static Access access(
            Instant at,
            String said,
            @Nullable String text,
            @Nullable String other,
            AccountKind kind,
            Set<Element> elements,
            @Nullable Instant cleared,
            int count) {
        List<Explanation.Basis> facts =
                text == null
                        ? List.of()
                        : List.of(
                                new Explanation.Basis(Explanation.Ground.STAY, at, cleared, other));
        List<Explanation.Earlier> earlier =
                cleared == null
                        ? List.of()
                        : List.of(new Explanation.Earlier(Strength.NONE, WhyRule.WROTE, cleared));
        return new Access(
                "ae_1",
                at,
                AccessAction.values()[count],
                AccessOutcome.SUCCESS,
                text == null,
                Purpose.TREATMENT,
                EnumSet.allOf(DataCategory.class),
                elements,
                count,
                new VisitSpan(count, count == 1 ? at : at.minusSeconds(9), at),
                EnumSet.of(AccessFlag.LIST_VIEW, AccessFlag.SEMI_OPEN),
                new SystemView("S", said, text),
                other == null ? null : new TerminalView(other, text),
                new AccessorView("ANH6Y", text, other, text, other, text, kind),
                new Explanation(Strength.NEAR, WhyRule.ON_A_LIST, said, facts, earlier, cleared),
                "pt_1");
    }
}
