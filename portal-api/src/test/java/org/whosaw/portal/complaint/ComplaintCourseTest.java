package org.whosaw.portal.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.complaint.course.ComplaintCourse;
import org.whosaw.portal.complaint.course.ComplaintState;
import org.whosaw.portal.complaint.course.ComplaintStep;

class ComplaintCourseTest {
    /** The whole table, so that no edge comes or goes unseen. */
    private static final Set<String> EDGES =
            Set.of(
                    "· begun draft",
                    "draft filed filed",
                    "filed packaged ready",
                    "filed withdrawn withdrawn",
                    "ready handed-over handed-to-patient",
                    "ready sent-off sent",
                    "ready withdrawn withdrawn",
                    "handed-to-patient receipt-given receipt-recorded",
                    "handed-to-patient result-given result-recorded",
                    "handed-to-patient silence-noted no-response",
                    "handed-to-patient withdrawn withdrawn",
                    "sent receipt-given receipt-recorded",
                    "sent result-given result-recorded",
                    "sent silence-noted no-response",
                    "sent withdrawn withdrawn",
                    "receipt-recorded transferred receipt-recorded",
                    "receipt-recorded result-given result-recorded",
                    "receipt-recorded silence-noted no-response",
                    "receipt-recorded withdrawn withdrawn",
                    "no-response receipt-given receipt-recorded",
                    "no-response result-given result-recorded",
                    "no-response taken-further ready",
                    "no-response closed closed",
                    "no-response withdrawn withdrawn",
                    "result-recorded taken-further ready",
                    "result-recorded closed closed",
                    "closed reopened result-recorded");

    /** Whatever is noted of an authority beside moves nothing. */
    private static final Set<ComplaintState> BESIDE =
            EnumSet.range(ComplaintState.FILED, ComplaintState.NO_RESPONSE);

    @Test
    void after_everyStateAndStep_isTheTable() {
        Set<String> found = new TreeSet<>();
        for (ComplaintStep step : ComplaintStep.values()) {
            ComplaintCourse.after(null, step)
                    .ifPresent(to -> found.add("· " + step.code() + " " + to.code()));
            for (ComplaintState from : ComplaintState.values()) {
                ComplaintCourse.after(from, step)
                        .ifPresent(
                                to -> found.add(from.code() + " " + step.code() + " " + to.code()));
            }
        }
        Set<String> expected = new TreeSet<>(EDGES);
        for (ComplaintState each : BESIDE) {
            for (String step : List.of("copied", "copy-sent", "copy-answered")) {
                expected.add(each.code() + " " + step + " " + each.code());
            }
        }
        assertThat(found).isEqualTo(expected);
        assertThat(ComplaintCourse.edges()).as("no edge stands twice").hasSize(expected.size());
    }

    @Test
    void course_everyState_isReached() {
        EnumSet<ComplaintState> reached = EnumSet.noneOf(ComplaintState.class);
        ComplaintCourse.edges().forEach(each -> reached.add(each.to()));
        assertThat(reached).isEqualTo(EnumSet.allOf(ComplaintState.class));
    }
}
