package org.whosaw.portal.request.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RightsCourseTest {
    @Test
    void edges_oneWayEach_andEveryStateIsReached() {
        assertThat(RightsCourse.edges()).doesNotHaveDuplicates();
        Set<RightsState> reached = EnumSet.of(RightsState.FILED);
        boolean more = true;
        while (more) {
            more = false;
            for (RightsCourse.Edge edge : RightsCourse.edges()) {
                more |= reached.contains(edge.from()) && reached.add(edge.to());
            }
        }
        assertThat(reached).containsExactlyInAnyOrder(RightsState.values());
    }

    @Test
    void after_stepNotPossibleThere_isEmpty() {
        assertThat(RightsCourse.after(RightsState.FILED, RightsStep.ANSWERED)).isEmpty();
        assertThat(RightsCourse.after(RightsState.WITHDRAWN, RightsStep.REOPENED)).isEmpty();
        assertThat(RightsCourse.after(RightsState.ANSWERED, RightsStep.REOPENED))
                .contains(RightsState.IN_HAND);
    }
}
