package org.whosaw.portal.access;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.why.Explanation;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.Purpose;

/**
 * One entry of the list, as it stands on the wire.
 *
 * @param id {@code ae_…}
 * @param subjectCount how many persons the same look was about, herself included; of a list that
 *     came in parts, how many were on the whole of it
 * @param visit the clicks of one person close in time that this one belongs to
 * @param explanation why, as far as the hospital's records say
 * @param subject whose entry it is, {@code pt_…}
 */
@JsonSerialize(using = AccessJson.class)
public record Access(
        String id,
        Instant occurredAt,
        AccessAction action,
        AccessOutcome outcome,
        boolean emergency,
        Purpose purpose,
        Set<DataCategory> categories,
        Set<Element> elements,
        int subjectCount,
        VisitSpan visit,
        Set<AccessFlag> flags,
        SystemView system,
        @Nullable TerminalView terminal,
        AccessorView accessor,
        Explanation explanation,
        String subject) {

    /**
     * One person's clicks through one system with gaps of at most 15 minutes.
     *
     * @param count how many entries it holds
     */
    public record VisitSpan(int count, Instant first, Instant last) {}

    /**
     * The system it went through.
     *
     * @param name in the language asked for, where the directory has it
     * @param responsible the office that answers for it
     */
    public record SystemView(String code, String name, @Nullable String responsible) {}

    /**
     * The terminal.
     *
     * @param place in the language asked for; null when the directory does not know it
     */
    public record TerminalView(String code, @Nullable String place) {}

    /**
     * Who looked, as far as the hospital's records say.
     *
     * @param code stable for this patient alone: another patient sees another code
     * @param employer null when the hospital employs her
     */
    public record AccessorView(
            String code,
            @Nullable String maskedName,
            @Nullable String role,
            @Nullable String department,
            @Nullable String employer,
            @Nullable String onBehalfOf,
            AccountKind identity) {}
}
