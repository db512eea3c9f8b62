package org.whosaw.portal.access;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.hospital.withheld.Deferral;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.Purpose;

/**
 * Holds one access as a source system reports it, decoded from any format. One event may be about
 * many subjects: a queue screen that showed 24 women is one event.
 *
 * <ul>
 *   <li>{@code sourceEventId} is 1 to 200 characters and unique in its system;
 *   <li>{@code occurredAt} has at most microseconds;
 *   <li>{@code subjects} holds 0 to 5,000 distinct keys (a job or a search may be about nobody);
 *   <li>a longer list is several events, each of which says how long the whole list was;
 *   <li>elements are names of what was shown, never values.
 * </ul>
 *
 * @param system the code of the system that showed the data, in the hospital's directory
 * @param sequence the source's own running number, or null
 * @param terminal the code of the terminal, or null
 * @param ip the address as text, or null
 * @param emergencyReason why the emergency way was used; sealed when stored
 * @param approvalId under which number somebody other than the viewer approved this look, as the
 *     source has it; a look at a minor's data needs one; or null
 * @param deferral why those it is about are not told yet, or null
 * @param subjectCount how many persons the whole list showed when this event names only a part of
 *     them, or null
 */
public record AccessEvent(
        String sourceEventId,
        @Nullable Long sequence,
        Instant occurredAt,
        String system,
        @Nullable String terminal,
        @Nullable String ip,
        AccessorClaim accessor,
        AccessAction action,
        Purpose purpose,
        Set<DataCategory> categories,
        Set<Element> elements,
        boolean emergency,
        @Nullable String emergencyReason,
        @Nullable String approvalId,
        AccessOutcome outcome,
        List<SubjectKey> subjects,
        @Nullable Deferral deferral,
        @Nullable Integer subjectCount) {

    /** How many subjects one event may name. */
    public static final int MAX_SUBJECTS = 5_000;

    /** How many persons one list may have shown. */
    public static final int MAX_LISTED = 10_000_000;

    public AccessEvent {
        if (sourceEventId.isEmpty() || sourceEventId.length() > 200) {
            throw new PortalException(AccessError.SOURCE_EVENT_ID);
        }
        if (subjects.size() > MAX_SUBJECTS) {
            throw new PortalException(AccessError.TOO_MANY_SUBJECTS, MAX_SUBJECTS);
        }
        categories = Set.copyOf(categories);
        elements = Set.copyOf(elements);
        subjects = subjects.stream().distinct().toList();
    }

    /** Holds an access that names everybody it is about, who are told of it at once. */
    public AccessEvent(
            String sourceEventId,
            @Nullable Long sequence,
            Instant occurredAt,
            String system,
            @Nullable String terminal,
            @Nullable String ip,
            AccessorClaim accessor,
            AccessAction action,
            Purpose purpose,
            Set<DataCategory> categories,
            Set<Element> elements,
            boolean emergency,
            @Nullable String emergencyReason,
            @Nullable String approvalId,
            AccessOutcome outcome,
            List<SubjectKey> subjects) {
        this(
                sourceEventId,
                sequence,
                occurredAt,
                system,
                terminal,
                ip,
                accessor,
                action,
                purpose,
                categories,
                elements,
                emergency,
                emergencyReason,
                approvalId,
                outcome,
                subjects,
                null,
                null);
    }

    /** Returns the same, of which those it is about are not told yet. */
    public AccessEvent heldBack(Deferral why) {
        return new AccessEvent(
                sourceEventId,
                sequence,
                occurredAt,
                system,
                terminal,
                ip,
                accessor,
                action,
                purpose,
                categories,
                elements,
                emergency,
                emergencyReason,
                approvalId,
                outcome,
                subjects,
                why,
                subjectCount);
    }

    @Override
    public String toString() {
        return "AccessEvent[" + system + " " + action + " " + subjects.size() + " subjects]";
    }
}
