package org.whosaw.portal.complaint.course;

import static org.whosaw.portal.complaint.course.ComplaintState.CLOSED;
import static org.whosaw.portal.complaint.course.ComplaintState.DRAFT;
import static org.whosaw.portal.complaint.course.ComplaintState.FILED;
import static org.whosaw.portal.complaint.course.ComplaintState.HANDED_TO_PATIENT;
import static org.whosaw.portal.complaint.course.ComplaintState.NO_RESPONSE;
import static org.whosaw.portal.complaint.course.ComplaintState.READY;
import static org.whosaw.portal.complaint.course.ComplaintState.RECEIPT_RECORDED;
import static org.whosaw.portal.complaint.course.ComplaintState.RESULT_RECORDED;
import static org.whosaw.portal.complaint.course.ComplaintState.SENT;
import static org.whosaw.portal.complaint.course.ComplaintState.WITHDRAWN;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The course of a complaint: one edge table, each edge named by its step. */
public final class ComplaintCourse {
    private static final List<Edge> EDGES = make();

    private ComplaintCourse() {}

    /** One way from a state to another; {@code from} is null where it begins. */
    public record Edge(@Nullable ComplaintState from, ComplaintStep step, ComplaintState to) {}

    private static List<Edge> make() {
        List<Edge> all = new ArrayList<>();
        all.add(new Edge(null, ComplaintStep.BEGUN, DRAFT));
        all.add(new Edge(DRAFT, ComplaintStep.FILED, FILED));
        all.add(new Edge(FILED, ComplaintStep.PACKAGED, READY));
        all.add(new Edge(READY, ComplaintStep.HANDED_OVER, HANDED_TO_PATIENT));
        all.add(new Edge(READY, ComplaintStep.SENT_OFF, SENT));
        for (ComplaintState out : List.of(HANDED_TO_PATIENT, SENT)) {
            all.add(new Edge(out, ComplaintStep.RECEIPT_GIVEN, RECEIPT_RECORDED));
            all.add(new Edge(out, ComplaintStep.RESULT_GIVEN, RESULT_RECORDED));
            all.add(new Edge(out, ComplaintStep.SILENCE_NOTED, NO_RESPONSE));
        }
        all.add(new Edge(RECEIPT_RECORDED, ComplaintStep.TRANSFERRED, RECEIPT_RECORDED));
        all.add(new Edge(RECEIPT_RECORDED, ComplaintStep.RESULT_GIVEN, RESULT_RECORDED));
        all.add(new Edge(RECEIPT_RECORDED, ComplaintStep.SILENCE_NOTED, NO_RESPONSE));
        all.add(new Edge(NO_RESPONSE, ComplaintStep.RECEIPT_GIVEN, RECEIPT_RECORDED));
        all.add(new Edge(NO_RESPONSE, ComplaintStep.RESULT_GIVEN, RESULT_RECORDED));
        for (ComplaintState answered : List.of(RESULT_RECORDED, NO_RESPONSE)) {
            all.add(new Edge(answered, ComplaintStep.TAKEN_FURTHER, READY));
            all.add(new Edge(answered, ComplaintStep.CLOSED, CLOSED));
        }
        all.add(new Edge(CLOSED, ComplaintStep.REOPENED, RESULT_RECORDED));
        for (ComplaintState open :
                List.of(FILED, READY, HANDED_TO_PATIENT, SENT, RECEIPT_RECORDED, NO_RESPONSE)) {
            all.add(new Edge(open, ComplaintStep.WITHDRAWN, WITHDRAWN));
        }
        for (ComplaintState going :
                List.of(
                        FILED,
                        READY,
                        HANDED_TO_PATIENT,
                        SENT,
                        RECEIPT_RECORDED,
                        RESULT_RECORDED,
                        NO_RESPONSE)) {
            all.add(new Edge(going, ComplaintStep.COPIED, going));
            all.add(new Edge(going, ComplaintStep.COPY_SENT, going));
            all.add(new Edge(going, ComplaintStep.COPY_ANSWERED, going));
        }
        return List.copyOf(all);
    }

    /** Returns every edge. */
    public static List<Edge> edges() {
        return EDGES;
    }

    /** Returns where a step leads from a state, or empty when it may not be taken there. */
    public static Optional<ComplaintState> after(
            @Nullable ComplaintState from, ComplaintStep step) {
        return EDGES.stream()
                .filter(edge -> edge.from() == from && edge.step() == step)
                .map(Edge::to)
                .findFirst();
    }
}
