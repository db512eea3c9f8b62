package org.whosaw.portal.complaint.hospital;

import static org.whosaw.portal.complaint.hospital.CaseState.ANSWERED;
import static org.whosaw.portal.complaint.hospital.CaseState.ASKED;
import static org.whosaw.portal.complaint.hospital.CaseState.OPEN;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The course of a complaint at the hospital's desk: one edge table. */
public final class CaseCourse {
    private static final List<Edge> EDGES =
            List.of(
                    new Edge(null, CaseStep.FILED, OPEN),
                    new Edge(OPEN, CaseStep.ASSIGNED, OPEN),
                    new Edge(ASKED, CaseStep.ASSIGNED, ASKED),
                    new Edge(OPEN, CaseStep.ASKED, ASKED),
                    new Edge(OPEN, CaseStep.REPLIED, OPEN),
                    new Edge(ASKED, CaseStep.REPLIED, OPEN),
                    new Edge(OPEN, CaseStep.ANSWERED, ANSWERED),
                    new Edge(ASKED, CaseStep.ANSWERED, ANSWERED),
                    new Edge(ANSWERED, CaseStep.REPLIED, OPEN));

    private CaseCourse() {}

    /** One way from a state to another; {@code from} is null where it begins. */
    public record Edge(@Nullable CaseState from, CaseStep step, CaseState to) {}

    /** Returns every edge. */
    public static List<Edge> edges() {
        return EDGES;
    }

    /** Returns where a step leads from a state, or empty when it may not be taken there. */
    public static Optional<CaseState> after(@Nullable CaseState from, CaseStep step) {
        return EDGES.stream()
                .filter(edge -> edge.from() == from && edge.step() == step)
                .map(Edge::to)
                .findFirst();
    }
}
