package org.whosaw.portal.consent;

import static org.whosaw.portal.consent.GrantState.ENDED;
import static org.whosaw.portal.consent.GrantState.LAPSED;
import static org.whosaw.portal.consent.GrantState.LIVE;
import static org.whosaw.portal.consent.GrantState.REVOKED;
import static org.whosaw.portal.consent.GrantState.SUPERSEDED;
import static org.whosaw.portal.consent.GrantState.USED;

import java.util.List;
import java.util.Optional;

/**
 * The course of a grant: one edge table, each edge named by its step. One that is over may still be
 * taken back: whoever received something then has to stop and delete.
 */
public final class GrantCourse {
    private static final List<Edge> EDGES =
            List.of(
                    new Edge(LIVE, GrantStep.USED, USED),
                    new Edge(LIVE, GrantStep.REPLACED, ENDED),
                    new Edge(LIVE, GrantStep.DISCHARGED, ENDED),
                    new Edge(LIVE, GrantStep.RAN_OUT, LAPSED),
                    new Edge(LIVE, GrantStep.NOTICE_WIDENED, SUPERSEDED),
                    new Edge(LIVE, GrantStep.CONTRACT_ENDED, ENDED),
                    new Edge(LIVE, GrantStep.REVOKED, REVOKED),
                    new Edge(LIVE, GrantStep.LOST, REVOKED),
                    new Edge(USED, GrantStep.REVOKED, REVOKED),
                    new Edge(USED, GrantStep.LOST, REVOKED),
                    new Edge(ENDED, GrantStep.REVOKED, REVOKED),
                    new Edge(ENDED, GrantStep.LOST, REVOKED),
                    new Edge(SUPERSEDED, GrantStep.REVOKED, REVOKED),
                    new Edge(SUPERSEDED, GrantStep.LOST, REVOKED),
                    new Edge(LAPSED, GrantStep.REVOKED, REVOKED),
                    new Edge(LAPSED, GrantStep.LOST, REVOKED));

    private GrantCourse() {}

    /** One way from a state to another. */
    public record Edge(GrantState from, GrantStep step, GrantState to) {}

    /** Returns every edge. */
    public static List<Edge> edges() {
        return EDGES;
    }

    /** Returns where a step leads from a state, or empty when it may not be taken there. */
    public static Optional<GrantState> after(GrantState from, GrantStep step) {
        return EDGES.stream()
                .filter(edge -> edge.from() == from && edge.step() == step)
                .map(Edge::to)
                .findFirst();
    }
}
