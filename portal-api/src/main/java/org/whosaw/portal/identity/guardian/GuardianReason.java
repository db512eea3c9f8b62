package org.whosaw.portal.identity.guardian;

import java.util.Arrays;
import java.util.List;
import org.whosaw.portal.kernel.Coded;

/** Why a link was made, blocked or opened again. Stored by code. */
public enum GuardianReason implements Coded {
    /** A parent, by the papers. */
    PARENT(GuardianStep.LINKED),
    /** The parents have died or can not act, and the next in line takes over. */
    PARENTS_UNABLE(GuardianStep.LINKED),
    /** A court or an office appointed the guardian. */
    APPOINTED(GuardianStep.LINKED),
    /** A court forbade the guardian to come near. */
    PROTECTION_ORDER(GuardianStep.BLOCKED),
    /** Custody is with another, or in dispute before a court. */
    CUSTODY(GuardianStep.BLOCKED),
    /** A court took the guardianship away. */
    GUARDIANSHIP_REVOKED(GuardianStep.BLOCKED),
    /** The link was made by mistake. */
    LINKED_BY_MISTAKE(GuardianStep.BLOCKED),
    /** The order has run out or was lifted. */
    ORDER_OVER(GuardianStep.UNBLOCKED),
    /** Custody is settled. */
    CUSTODY_SETTLED(GuardianStep.UNBLOCKED),
    /** The link was blocked by mistake. */
    BLOCKED_BY_MISTAKE(GuardianStep.UNBLOCKED);

    private final GuardianStep step;

    GuardianReason(GuardianStep step) {
        this.step = step;
    }

    /** Returns what it is a reason for. */
    public GuardianStep step() {
        return step;
    }

    /** Returns the reasons for a step. */
    public static List<GuardianReason> of(GuardianStep step) {
        return Arrays.stream(values()).filter(each -> each.step == step).toList();
    }
}
