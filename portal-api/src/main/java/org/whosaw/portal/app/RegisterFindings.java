package org.whosaw.portal.app;

import java.util.ArrayList;
import java.util.List;
import org.whosaw.portal.consent.register.RecipientRegister;
import org.whosaw.portal.consent.register.RecipientRegister.Faulty;
import org.whosaw.portal.consent.register.UseFault;

/** Judges the register of approved uses, row by row, each by its name. */
public final class RegisterFindings {
    private static final String MEND = " Write it anew at the desk, under recipients.";

    private RegisterFindings() {}

    /** Returns a finding for every row that does not stand, or one that all do. */
    public static List<Finding> of(RecipientRegister register) {
        List<Finding> findings = new ArrayList<>();
        for (Faulty row : register.faulty()) {
            boolean refused = row.faults().stream().anyMatch(UseFault::refusesRow);
            findings.add(
                    refused
                            ? Finding.refusal(
                                    "The register of approved uses has a row that may not stand: "
                                            + row.text()
                                            + "."
                                            + MEND)
                            : Finding.fault(
                                    "The register of approved uses has an active row that is not"
                                            + " ready: "
                                            + row.text()
                                            + ". Nothing is permitted by it until it is."
                                            + MEND));
        }
        return findings.isEmpty()
                ? List.of(Finding.sound("Every row of the register of approved uses stands."))
                : findings;
    }
}
