package org.whosaw.portal.retention.pruning;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A legal hold that stands. Of a person nothing is named.
 *
 * @param wholeHospital whether it is about everybody there; else about one person
 * @param law by which it stands; null of holds from before one was asked for
 * @param reviewOn when it is to be looked at again; null of those from before
 * @param overdue whether that day has come
 * @param liftAsked when one member asked to lift it, or null
 * @param liftReason why she asked
 * @param own whether the reader asked herself, so that another must lift it
 */
public record Hold(
        @Schema(example = "lh_0123456789ABC") String id,
        boolean wholeHospital,
        @Schema(nullable = true, example = "民事诉讼法 第八十四条") @Nullable String law,
        @Schema(example = "法院调取证据的通知") String reason,
        Instant since,
        @Schema(nullable = true, example = "2027-05-01") @Nullable LocalDate reviewOn,
        boolean overdue,
        @Schema(nullable = true) @Nullable Instant liftAsked,
        @Schema(nullable = true, example = "案件已结") @Nullable String liftReason,
        boolean own) {
    @Override
    public String toString() {
        return "Hold[" + id + "]";
    }
}
