package org.whosaw.portal.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an account wishes to be told.
 *
 * @param quietFrom the hour, by China's clock, from which no message is sent; {@code quietTo} until
 *     which; the same hour for none
 * @param sms whether short messages are sent
 * @param neutral whether messages do not even say what this is
 * @param language of the messages, {@code zh-CN} or {@code en}
 * @param pausedUntil until when nothing is sent at all, or null
 */
public record NoticeChoice(
        Digest digest,
        int quietFrom,
        int quietTo,
        boolean sms,
        boolean neutral,
        String language,
        @Nullable Instant pausedUntil) {
    /** Stands for a pause without an end. */
    public static final Instant FOR_NOW = Instant.parse("2200-01-01T00:00:00Z");

    /** What holds for an account that chose nothing. */
    public static final NoticeChoice DEFAULT =
            new NoticeChoice(Digest.WEEKLY, 21, 8, true, false, "zh-CN", null);

    /** Says whether nothing is sent at {@code now}. */
    public boolean isPaused(Instant now) {
        return pausedUntil != null && now.isBefore(pausedUntil);
    }
}
