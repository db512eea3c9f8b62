package org.whosaw.portal.request;

import static org.whosaw.portal.request.RequestState.ANSWERED;
import static org.whosaw.portal.request.RequestState.ASKED;
import static org.whosaw.portal.request.RequestState.HEARD;
import static org.whosaw.portal.request.RequestState.OPEN;
import static org.whosaw.portal.request.RequestState.WAITING_FOR_DISCHARGE;
import static org.whosaw.portal.request.RequestState.WITHDRAWN;

import java.util.List;
import java.util.Optional;

/** The course of a request: one edge table, each edge named by its step. */
public final class RequestCourse {
    private static final List<Edge> EDGES =
            List.of(
                    new Edge(WAITING_FOR_DISCHARGE, RequestStep.DISCHARGED, OPEN),
                    new Edge(WAITING_FOR_DISCHARGE, RequestStep.SENT_NOW, OPEN),
                    new Edge(WAITING_FOR_DISCHARGE, RequestStep.WITHDRAWN, WITHDRAWN),
                    new Edge(OPEN, RequestStep.ACCESSOR_ASKED, ASKED),
                    new Edge(OPEN, RequestStep.ANSWERED, ANSWERED),
                    new Edge(OPEN, RequestStep.WITHDRAWN, WITHDRAWN),
                    new Edge(ASKED, RequestStep.ACCESSOR_ASKED, ASKED),
                    new Edge(ASKED, RequestStep.ACCESSOR_HEARD, HEARD),
                    new Edge(ASKED, RequestStep.ASK_LAPSED, OPEN),
                    new Edge(ASKED, RequestStep.ANSWERED, ANSWERED),
                    new Edge(ASKED, RequestStep.WITHDRAWN, WITHDRAWN),
                    new Edge(HEARD, RequestStep.ACCESSOR_ASKED, ASKED),
                    new Edge(HEARD, RequestStep.ANSWERED, ANSWERED),
                    new Edge(HEARD, RequestStep.WITHDRAWN, WITHDRAWN));

    private RequestCourse() {}

    /** One way from a state to another. */
    public record Edge(RequestState from, RequestStep step, RequestState to) {}

    /** Returns every edge. */
    public static List<Edge> edges() {
        return EDGES;
    }

    /** Returns where a step leads from a state, or empty when it may not be taken there. */
    public static Optional<RequestState> after(RequestState from, RequestStep step) {
        return EDGES.stream()
                .filter(edge -> edge.from() == from && edge.step() == step)
                .map(Edge::to)
                .findFirst();
    }
}
