package org.whosaw.portal.consent.register;

import static org.whosaw.portal.consent.register.UseState.ACTIVE;
import static org.whosaw.portal.consent.register.UseState.DRAFT;
import static org.whosaw.portal.consent.register.UseState.ENDED;
import static org.whosaw.portal.consent.register.UseState.SUSPENDED;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The course of an approved use: one edge table, each edge named by its step. */
public final class UseCourse {
    private static final List<Edge> EDGES =
            List.of(
                    new Edge(null, UseStep.WRITTEN, DRAFT),
                    new Edge(DRAFT, UseStep.ACTIVATED, ACTIVE),
                    new Edge(SUSPENDED, UseStep.ACTIVATED, ACTIVE),
                    new Edge(ENDED, UseStep.ACTIVATED, ACTIVE), // by a contract that was renewed
                    new Edge(ACTIVE, UseStep.OUTGREW_NOTICE, DRAFT),
                    new Edge(ACTIVE, UseStep.SUSPENDED, SUSPENDED),
                    new Edge(DRAFT, UseStep.SUSPENDED, SUSPENDED),
                    new Edge(ACTIVE, UseStep.CONTRACT_ENDED, ENDED));

    private UseCourse() {}

    /** One way from a state to another; {@code from} is null where it begins. */
    public record Edge(@Nullable UseState from, UseStep step, UseState to) {}

    /** Returns every edge. */
    public static List<Edge> edges() {
        return EDGES;
    }

    /** Returns where a step leads from a state, or empty when it may not be taken there. */
    public static Optional<UseState> after(@Nullable UseState from, UseStep step) {
        return EDGES.stream()
                .filter(edge -> edge.from() == from && edge.step() == step)
                .map(Edge::to)
                .findFirst();
    }
}
