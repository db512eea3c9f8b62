package org.whosaw.portal.consent.decision;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.GrantMode;
import org.whosaw.portal.consent.register.UseState;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.LegalBasis;
import org.whosaw.portal.kernel.Micros;

/** The rule by which a question is answered; pure. */
public final class DecisionRule {
    private DecisionRule() {}

    /**
     * Answers a question.
     *
     * @param use the register's row, or null when it has none
     * @param grants the live grants for that use
     * @param holds how long one answer may be relied on
     */
    public static Decision decide(
            @Nullable UseFacts use,
            List<GrantFacts> grants,
            Set<Element> asked,
            @Nullable String method,
            Instant now,
            Duration holds) {
        if (asked.isEmpty()) {
            return Decision.Deny.of(DenyReason.NOTHING_ASKED);
        }
        if (use == null || !isInForce(use, now)) {
            return Decision.Deny.of(DenyReason.NOT_APPROVED);
        }
        if (method != null && !method.equals(use.method())) {
            return Decision.Deny.of(DenyReason.OTHER_METHOD);
        }
        long bits = Element.toBits(asked);
        if ((bits & ~use.elements()) != 0) {
            return new Decision.Deny(DenyReason.OUTSIDE_REGISTER, Set.of());
        }
        return use.basis() == LegalBasis.CONSENT
                ? byGrant(use, grants, asked, bits, now, holds)
                : new Decision.Permit(
                        asked,
                        now.plus(holds),
                        use.basis(),
                        use.article(),
                        null,
                        false,
                        use.oneTimeToken());
    }

    /** Says whether the register permits anything by a use now. */
    static boolean isInForce(UseFacts use, Instant now) {
        String end = use.contractEnd();
        return use.state() == UseState.ACTIVE
                && (end == null
                        || !LocalDate.parse(end)
                                .isBefore(LocalDate.ofInstant(now, ChinaTime.ZONE)));
    }

    private static Decision byGrant(
            UseFacts use,
            List<GrantFacts> grants,
            Set<Element> asked,
            long bits,
            Instant now,
            Duration holds) {
        long micros = Micros.of(now);
        long covered = 0;
        for (GrantFacts grant : grants) {
            if (!grant.coversAt(micros)) {
                continue;
            }
            if ((bits & ~grant.elements()) == 0) {
                return permit(use, grant, asked, now.plus(holds));
            }
            covered |= bits & grant.elements();
        }
        return covered == 0
                ? Decision.Deny.of(DenyReason.NO_CONSENT)
                : new Decision.Deny(DenyReason.ELEMENTS_NOT_COVERED, Element.fromBits(covered));
    }

    private static Decision permit(
            UseFacts use, GrantFacts grant, Set<Element> asked, Instant holds) {
        Long until = grant.until();
        Instant end = until == null ? holds : Micros.instant(until);
        return new Decision.Permit(
                asked,
                end.isBefore(holds) ? end : holds,
                LegalBasis.CONSENT,
                null,
                grant.id(),
                grant.mode() == GrantMode.ONCE,
                use.oneTimeToken());
    }
}
