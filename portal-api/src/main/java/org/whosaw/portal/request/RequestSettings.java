package org.whosaw.portal.request;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.whosaw.portal.request.rights.clock.RightsTerm;

/**
 * What {@code requests} in config.yml says.
 *
 * @param answerWorkingDays the hospital's own promise: in how many working days it answers
 * @param reviewPageDays for how many days an accessor's one-time page can be answered
 * @param auditorDepartments words; a look by somebody whose department holds one goes to the
 *     auditor
 * @param auditorRoles roles of the directory that go to the auditor
 * @param terms how long the hospital takes for every other right, from which day on
 * @param colleagueHandlers the logins, two by hospital code, who alone handle what a colleague who
 *     is a patient asks; the auditor where nobody is named
 * @param deskPhones mobile numbers by hospital code that are reminded; nobody without one
 */
public record RequestSettings(
        @JsonProperty int answerWorkingDays,
        @JsonProperty int reviewPageDays,
        @JsonProperty List<String> auditorDepartments,
        @JsonProperty List<String> auditorRoles,
        @JsonProperty Map<String, String> deskPhones,
        @JsonProperty List<RightsTerm> terms,
        @JsonProperty Map<String, List<String>> colleagueHandlers) {
    private static final int WORKING_DAYS = 3;
    private static final int PAGE_DAYS = 7;
    private static final List<String> DEPARTMENTS =
            List.of("信息科", "信息中心", "信息处", "院办", "院长", "党办", "医务", "information technology");
    private static final List<String> ROLES =
            List.of("engineer", "administrator", "director", "manager", "管理员", "院长");

    public RequestSettings {
        answerWorkingDays = answerWorkingDays <= 0 ? WORKING_DAYS : answerWorkingDays;
        reviewPageDays = reviewPageDays <= 0 ? PAGE_DAYS : reviewPageDays;
        auditorDepartments =
                auditorDepartments == null ? DEPARTMENTS : List.copyOf(auditorDepartments);
        auditorRoles = auditorRoles == null ? ROLES : List.copyOf(auditorRoles);
        deskPhones = deskPhones == null ? Map.of() : Map.copyOf(deskPhones);
        terms = terms == null || terms.isEmpty() ? RightsTerm.shipped() : List.copyOf(terms);
        colleagueHandlers = colleagueHandlers == null ? Map.of() : Map.copyOf(colleagueHandlers);
    }

    /** Returns what holds when nothing is configured. */
    @SuppressWarnings("NullAway") // null asks for the defaults, as Jackson does
    public static RequestSettings defaults() {
        return new RequestSettings(0, 0, null, null, null, null, null);
    }

    @Override
    public String toString() {
        return "RequestSettings[redacted]";
    }
}
