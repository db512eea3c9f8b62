package org.whosaw.portal.hospital.withheld;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.FieldChecks;
import org.whosaw.portal.kernel.Micros;

/**
 * A notice put off by law (PIPL 18): why she is not told yet.
 *
 * @param until when she is told
 * @param reviewOn when someone looks at it again; without one, {@value #REVIEW_DAYS} days on
 * @param approvedBy who approved it, as the source names her
 */
public record Deferral(
        String law, String article, Instant until, @Nullable Instant reviewOn, String approvedBy) {
    /** After how many days a deferral is looked at again when nothing else is said. */
    public static final int REVIEW_DAYS = 90;

    /** How far ahead the day of telling may lie. */
    public static final Duration LONGEST = Duration.ofDays(3 * 366);

    private static final int LONGEST_TEXT = 200;

    /** Holds one without a date of review of its own. */
    public Deferral(String law, String article, Instant until, String approvedBy) {
        this(law, article, until, null, approvedBy);
    }

    /** Says whether law, article, end and approval are all there and can be read. */
    public boolean isComplete() {
        return isText(law)
                && isText(article)
                && isText(approvedBy)
                && until != null
                && Micros.isStorable(until)
                && (reviewOn == null || Micros.isStorable(reviewOn));
    }

    /** Says whether it would hold for longer than any may. */
    public boolean isTooLong(Instant now) {
        return until.isAfter(now.plus(LONGEST));
    }

    /** Returns when someone looks at it again: never after its end. */
    public Instant reviewAt(Instant now) {
        Instant asked = reviewOn == null ? now.plus(Duration.ofDays(REVIEW_DAYS)) : reviewOn;
        return asked.isAfter(until) ? until : asked;
    }

    private static boolean isText(@Nullable String text) {
        return text != null
                && !text.isBlank()
                && text.length() <= LONGEST_TEXT
                && FieldChecks.isClean(text)
                && text.indexOf('\n') < 0;
    }

    @Override
    public String toString() {
        return "Deferral[" + until + "]";
    }
}
