package org.whosaw.portal.consent.stop;

import static org.whosaw.portal.consent.stop.TargetState.AWAITING_LIST;
import static org.whosaw.portal.consent.stop.TargetState.CALLING;
import static org.whosaw.portal.consent.stop.TargetState.DELETED;
import static org.whosaw.portal.consent.stop.TargetState.DELETION_LATE;
import static org.whosaw.portal.consent.stop.TargetState.INFORMED;
import static org.whosaw.portal.consent.stop.TargetState.IN_FORCE;
import static org.whosaw.portal.consent.stop.TargetState.LIFTED;
import static org.whosaw.portal.consent.stop.TargetState.LISTED;
import static org.whosaw.portal.consent.stop.TargetState.OWES_STOP;
import static org.whosaw.portal.consent.stop.TargetState.PEOPLE_ONLY;
import static org.whosaw.portal.consent.stop.TargetState.REFUSING;
import static org.whosaw.portal.consent.stop.TargetState.STOPPED;
import static org.whosaw.portal.consent.stop.TargetState.STOP_LATE;
import static org.whosaw.portal.consent.stop.TargetState.TOLD;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The course of a stop at one system or recipient: one edge table, each edge named by its step. */
public final class StopCourse {
    private static final List<Edge> EDGES =
            List.of(
                    new Edge(null, StopStep.REFUSED, REFUSING),
                    new Edge(null, StopStep.CALLED, CALLING),
                    new Edge(CALLING, StopStep.CONFIRMED, TOLD),
                    new Edge(null, StopStep.FOR_LIST, AWAITING_LIST),
                    new Edge(AWAITING_LIST, StopStep.LIST_MADE, LISTED),
                    new Edge(LISTED, StopStep.LIST_ACKNOWLEDGED, IN_FORCE),
                    new Edge(AWAITING_LIST, StopStep.OVERTAKEN, LIFTED),
                    new Edge(LISTED, StopStep.OVERTAKEN, LIFTED),
                    new Edge(null, StopStep.NOTED, PEOPLE_ONLY),
                    new Edge(PEOPLE_ONLY, StopStep.CONFIRMED, TOLD),
                    new Edge(null, StopStep.ASKED, OWES_STOP),
                    new Edge(OWES_STOP, StopStep.STOP_SIGNED, STOPPED),
                    new Edge(OWES_STOP, StopStep.DELETION_SIGNED, DELETED),
                    new Edge(OWES_STOP, StopStep.FELL_DUE, STOP_LATE),
                    new Edge(STOP_LATE, StopStep.STOP_SIGNED, STOPPED),
                    new Edge(STOP_LATE, StopStep.DELETION_SIGNED, DELETED),
                    new Edge(STOPPED, StopStep.DELETION_SIGNED, DELETED),
                    new Edge(STOPPED, StopStep.FELL_DUE, DELETION_LATE),
                    new Edge(DELETION_LATE, StopStep.DELETION_SIGNED, DELETED),
                    new Edge(null, StopStep.WROTE, INFORMED));

    private StopCourse() {}

    /** One way from a state to another; {@code from} is null where it begins. */
    public record Edge(@Nullable TargetState from, StopStep step, TargetState to) {}

    /** Returns every edge. */
    public static List<Edge> edges() {
        return EDGES;
    }

    /** Returns where a step leads from a state, or empty when it may not be taken there. */
    public static Optional<TargetState> after(@Nullable TargetState from, StopStep step) {
        return EDGES.stream()
                .filter(edge -> edge.from() == from && edge.step() == step)
                .map(Edge::to)
                .findFirst();
    }
}
