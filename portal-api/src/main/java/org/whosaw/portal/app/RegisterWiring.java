package org.whosaw.portal.app;

import java.util.List;
import org.whosaw.portal.consent.register.RecipientRegister;
import org.whosaw.portal.consent.register.RecipientUse;
import org.whosaw.portal.consent.register.RecipientUse.Contract;
import org.whosaw.portal.disclosure.ApprovedUse;

/** Answers the disclosure room's questions about the register of approved uses. */
final class RegisterWiring {
    private RegisterWiring() {}

    /** Returns what the register approves a recipient for. */
    static List<ApprovedUse> uses(RecipientRegister register, long recipient) {
        return register.ofRecipient(recipient).stream().map(RegisterWiring::use).toList();
    }

    private static ApprovedUse use(RecipientUse use) {
        Contract contract = use.contract();
        return new ApprovedUse(
                use.number(),
                use.purpose(),
                use.state().code(),
                use.basis(),
                use.article(),
                use.elements(),
                use.method(),
                use.retention(),
                use.role().code(),
                contract == null ? null : contract.number(),
                contract == null ? null : contract.from().toString(),
                contract == null ? null : contract.end().toString(),
                use.assessment(),
                use.crossBorder());
    }
}
