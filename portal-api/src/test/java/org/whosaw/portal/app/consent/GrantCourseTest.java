package org.whosaw.portal.app.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.consent.GrantCourse;
import org.whosaw.portal.consent.GrantState;
import org.whosaw.portal.consent.GrantStep;
import org.whosaw.portal.consent.register.UseCourse;
import org.whosaw.portal.consent.register.UseState;
import org.whosaw.portal.consent.register.UseStep;
import org.whosaw.portal.consent.stop.StopCourse;
import org.whosaw.portal.consent.stop.StopStep;
import org.whosaw.portal.consent.stop.TargetState;

class GrantCourseTest {
    @Test
    void edges_everyStateAndStep_isReachedOnceAndUsed() {
        Set<GrantState> reached = EnumSet.of(GrantState.LIVE);
        Set<GrantStep> used = EnumSet.of(GrantStep.GIVEN);
        Set<String> ways = new HashSet<>();
        GrantCourse.edges()
                .forEach(
                        edge -> {
                            reached.add(edge.to());
                            used.add(edge.step());
                            assertThat(ways.add(edge.from() + " " + edge.step())).isTrue();
                        });
        assertThat(reached).containsExactlyInAnyOrder(GrantState.values());
        assertThat(used).containsExactlyInAnyOrder(GrantStep.values());
    }

    @Test
    void edges_fromEveryStateButRevoked_sheCanTakeItBack() {
        for (GrantState each : GrantState.values()) {
            assertThat(GrantCourse.after(each, GrantStep.REVOKED).isPresent())
                    .as(each.name())
                    .isEqualTo(each != GrantState.REVOKED);
        }
    }

    @Test
    void useEdges_everyStateAndStep_isReachedOnceAndUsed() {
        Set<UseState> reached = EnumSet.noneOf(UseState.class);
        Set<UseStep> used = EnumSet.noneOf(UseStep.class);
        Set<String> ways = new HashSet<>();
        UseCourse.edges()
                .forEach(
                        edge -> {
                            reached.add(edge.to());
                            used.add(edge.step());
                            assertThat(ways.add(edge.from() + " " + edge.step())).isTrue();
                        });
        assertThat(reached).containsExactlyInAnyOrder(UseState.values());
        assertThat(used).containsExactlyInAnyOrder(UseStep.values());
        assertThat(UseCourse.after(UseState.ENDED, UseStep.SUSPENDED)).isEmpty();
    }

    @Test
    void stopEdges_everyStateAndStep_isReachedOnceAndUsed() {
        Set<TargetState> reached = EnumSet.noneOf(TargetState.class);
        Set<StopStep> used = EnumSet.noneOf(StopStep.class);
        Set<String> ways = new HashSet<>();
        StopCourse.edges()
                .forEach(
                        edge -> {
                            reached.add(edge.to());
                            used.add(edge.step());
                            assertThat(ways.add(edge.from() + " " + edge.step())).isTrue();
                        });
        assertThat(reached).containsExactlyInAnyOrder(TargetState.values());
        assertThat(used).containsExactlyInAnyOrder(StopStep.values());
    }
}
