package org.whosaw.portal.consent;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What {@code consent} in config.yml says.
 *
 * @param longestDays how many days a grant may last at most; never more than a year
 * @param coolDownDays for how many days nobody asks again after a no
 * @param quietHoursAfterBirth for how many hours after a birth nothing is offered
 * @param answerHoldsMinutes for how many minutes a system may rely on one answer
 * @param codeHoldsDays for how many days a recipient's code is taken
 * @param intensiveCare words by which departments and wards of intensive care are told
 */
public record ConsentSettings(
        @JsonProperty int longestDays,
        @JsonProperty int coolDownDays,
        @JsonProperty int quietHoursAfterBirth,
        @JsonProperty int answerHoldsMinutes,
        @JsonProperty int codeHoldsDays,
        @JsonProperty List<String> intensiveCare) {
    private static final int YEAR = 365;
    private static final int COOL_DOWN = 180;
    private static final int QUIET_HOURS = 24;
    private static final int HOLDS_MINUTES = 10;
    private static final int CODE_DAYS = 30;
    private static final List<String> WARDS = List.of("重症", "监护", "抢救", "ICU");

    public ConsentSettings {
        longestDays = longestDays <= 0 ? YEAR : Math.min(longestDays, YEAR);
        coolDownDays = coolDownDays <= 0 ? COOL_DOWN : coolDownDays;
        quietHoursAfterBirth = quietHoursAfterBirth <= 0 ? QUIET_HOURS : quietHoursAfterBirth;
        answerHoldsMinutes = answerHoldsMinutes <= 0 ? HOLDS_MINUTES : answerHoldsMinutes;
        codeHoldsDays = codeHoldsDays <= 0 ? CODE_DAYS : codeHoldsDays;
        intensiveCare = intensiveCare == null ? WARDS : List.copyOf(intensiveCare);
    }

    /** Returns what holds when nothing is configured. */
    @SuppressWarnings("NullAway") // null asks for the defaults, as Jackson does
    public static ConsentSettings defaults() {
        return new ConsentSettings(0, 0, 0, 0, 0, null);
    }
}
