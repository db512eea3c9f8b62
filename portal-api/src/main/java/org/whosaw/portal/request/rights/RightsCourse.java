package org.whosaw.portal.request.rights;

import static org.whosaw.portal.request.rights.RightsState.ACKNOWLEDGED;
import static org.whosaw.portal.request.rights.RightsState.ANSWERED;
import static org.whosaw.portal.request.rights.RightsState.FILED;
import static org.whosaw.portal.request.rights.RightsState.IN_HAND;
import static org.whosaw.portal.request.rights.RightsState.READY;
import static org.whosaw.portal.request.rights.RightsState.WAITING_FOR_PERSON;
import static org.whosaw.portal.request.rights.RightsState.WITHDRAWN;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The course of a request: one edge table, each edge named by its step. */
public final class RightsCourse {
    private static final List<Edge> EDGES = edgesOf();

    private RightsCourse() {}

    /** One way from a state to another. */
    public record Edge(RightsState from, RightsStep step, RightsState to) {}

    private static List<Edge> edgesOf() {
        List<Edge> all = new ArrayList<>();
        all.add(new Edge(FILED, RightsStep.SERVED, ANSWERED));
        all.add(new Edge(FILED, RightsStep.ACKNOWLEDGED, ACKNOWLEDGED));
        all.add(new Edge(FILED, RightsStep.TAKEN, IN_HAND));
        all.add(new Edge(ACKNOWLEDGED, RightsStep.TAKEN, IN_HAND));
        for (RightsState each : List.of(IN_HAND, WAITING_FOR_PERSON, READY)) {
            all.add(new Edge(each, RightsStep.TAKEN, each));
        }
        all.add(new Edge(IN_HAND, RightsStep.MISSING_ASKED, WAITING_FOR_PERSON));
        all.add(new Edge(IN_HAND, RightsStep.HOLD_PROPOSED, IN_HAND));
        all.add(new Edge(IN_HAND, RightsStep.HELD_AGAIN, WAITING_FOR_PERSON));
        all.add(new Edge(WAITING_FOR_PERSON, RightsStep.REPLIED, IN_HAND));
        all.add(new Edge(IN_HAND, RightsStep.COMPOSED, READY));
        all.add(new Edge(WAITING_FOR_PERSON, RightsStep.COMPOSED, READY));
        all.add(new Edge(READY, RightsStep.RETURNED, IN_HAND));
        all.add(new Edge(IN_HAND, RightsStep.ANSWERED, ANSWERED));
        all.add(new Edge(READY, RightsStep.ANSWERED, ANSWERED));
        all.add(new Edge(WAITING_FOR_PERSON, RightsStep.ANSWERED, ANSWERED));
        all.add(new Edge(ANSWERED, RightsStep.REOPENED, IN_HAND));
        for (RightsState each : RightsState.values()) {
            if (each.isOpen()) {
                all.add(new Edge(each, RightsStep.WITHDRAWN, WITHDRAWN));
                all.add(new Edge(each, RightsStep.HANDED_OVER, each));
                all.add(new Edge(each, RightsStep.PROOF_SENT, each));
                all.add(new Edge(each, RightsStep.PROOF_CHECKED, each));
                all.add(new Edge(each, RightsStep.MATCHED, each));
                all.add(new Edge(each, RightsStep.TASK_GIVEN, each));
                all.add(new Edge(each, RightsStep.TASK_DONE, each));
                if (each != WAITING_FOR_PERSON) {
                    all.add(new Edge(each, RightsStep.REPLIED, each));
                }
            }
        }
        return List.copyOf(all);
    }

    /** Returns every edge. */
    public static List<Edge> edges() {
        return EDGES;
    }

    /** Returns where a step leads from a state, or empty when it may not be taken there. */
    public static Optional<RightsState> after(RightsState from, RightsStep step) {
        return EDGES.stream()
                .filter(edge -> edge.from() == from && edge.step() == step)
                .map(Edge::to)
                .findFirst();
    }
}
