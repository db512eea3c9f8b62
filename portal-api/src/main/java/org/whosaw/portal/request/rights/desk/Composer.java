package org.whosaw.portal.request.rights.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.PortalException.FieldError;
import org.whosaw.portal.request.RequestKind;
import org.whosaw.portal.request.rights.RightsAnswer.Content;
import org.whosaw.portal.request.rights.RightsOutcome;
import org.whosaw.portal.request.rights.RightsRequest;
import org.whosaw.portal.request.rights.RightsScope;

/**
 * Says what an answer still lacks of what the law demands: no refusal without its reason, law and
 * remedies (PIPL 50); no overwriting of a medical record; nothing frozen without until when or why
 * (PIPL 47).
 */
public final class Composer {
    /** How long each text may be. */
    public static final int LONGEST = 4_000;

    private static final Set<RightsOutcome> ANY =
            Set.of(RightsOutcome.GRANTED, RightsOutcome.PARTLY, RightsOutcome.REFUSED);
    private static final Map<RequestKind, Set<RightsOutcome>> MORE =
            Map.of(
                    RequestKind.DELETE,
                    Set.of(
                            RightsOutcome.DELETED,
                            RightsOutcome.FROZEN_BY_LAW,
                            RightsOutcome.FROZEN_TECHNICAL),
                    RequestKind.CLOSE_ACCOUNT,
                    Set.of(RightsOutcome.DELETED, RightsOutcome.FROZEN_BY_LAW),
                    RequestKind.RECTIFY,
                    Set.of(RightsOutcome.ADDENDUM));

    private Composer() {}

    /** Returns what an answer to a request can come to. */
    public static List<RightsOutcome> outcomes(RightsRequest request) {
        return List.of(RightsOutcome.values()).stream()
                .filter(each -> fits(request, each))
                .toList();
    }

    private static boolean fits(RightsRequest request, RightsOutcome outcome) {
        boolean record = request.scope() == RightsScope.RECORD;
        if (outcome == RightsOutcome.GRANTED) {
            return request.kind() != RequestKind.DELETE
                    && !(request.kind() == RequestKind.RECTIFY && record);
        }
        return ANY.contains(outcome)
                || MORE.getOrDefault(request.kind(), Set.of()).contains(outcome);
    }

    /** Returns what is missing or wrong, field by field; empty when the answer may go. */
    public static List<FieldError> missing(
            RightsRequest request, Content content, LocalDate today) {
        List<FieldError> errors = new ArrayList<>();
        RightsOutcome outcome = content.outcome();
        if (!fits(request, outcome)) {
            errors.add(new FieldError("outcome", "invalid"));
        }
        text(errors, "text", content.text(), true);
        boolean refuses = outcome.refuses();
        if (refuses && content.reason() == null) {
            errors.add(new FieldError("reason", "required"));
        }
        text(errors, "reasonText", content.reasonText(), refuses);
        text(errors, "law", content.law(), refuses);
        text(errors, "remedies", content.remedies(), refuses);
        LocalDate until = content.until();
        if (outcome == RightsOutcome.FROZEN_BY_LAW && until == null) {
            errors.add(new FieldError("until", "required"));
        } else if (until != null && !until.isAfter(today)) {
            errors.add(new FieldError("until", "invalid"));
        }
        return errors;
    }

    private static void text(
            List<FieldError> errors, String field, @Nullable String text, boolean required) {
        if (text == null || text.isBlank()) {
            if (required) {
                errors.add(new FieldError(field, "required"));
            }
        } else if (text.length() > LONGEST) {
            errors.add(new FieldError(field, "too-long", List.of(LONGEST)));
        }
    }
}
