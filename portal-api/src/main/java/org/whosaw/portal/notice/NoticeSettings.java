package org.whosaw.portal.notice;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Says when messages leave.
 *
 * @param settleMinutes how long facts have time to come before a look is called unexplained
 * @param roundMinutes how often a person's new entries are gone through when nothing rang
 * @param apartMinutes how long a message waits after the last one to the same account
 * @param digestHour the hour, by China's clock, at which digests leave
 */
public record NoticeSettings(
        @JsonProperty Integer settleMinutes,
        @JsonProperty Integer roundMinutes,
        @JsonProperty Integer apartMinutes,
        @JsonProperty Integer digestHour) {
    /** What holds without a word in the configuration. */
    public static final NoticeSettings DEFAULTS = new NoticeSettings(15, 60, 60, 18);

    public NoticeSettings {
        settleMinutes = within("settleMinutes", settleMinutes, 15, 0, 10_080);
        roundMinutes = within("roundMinutes", roundMinutes, 60, 1, 1_440);
        apartMinutes = within("apartMinutes", apartMinutes, 60, 0, 1_440);
        digestHour = within("digestHour", digestHour, 18, 0, 23);
    }

    private static Integer within(String name, Integer value, int without, int low, int high) {
        int number = value == null ? without : value;
        if (number < low || number > high) {
            throw new IllegalArgumentException(
                    "notices." + name + " must be " + low + " to " + high);
        }
        return number;
    }
}
