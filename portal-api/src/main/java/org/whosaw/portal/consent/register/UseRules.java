package org.whosaw.portal.consent.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.register.RecipientUse.Contract;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.kernel.LegalBasis;

/** The rules of the register, over one row; pure. */
final class UseRules {
    private static final Set<LegalBasis> NONE =
            EnumSet.of(
                    LegalBasis.NOT_STATED, LegalBasis.PUBLIC_INFO, LegalBasis.PUBLIC_INTEREST_NEWS);
    private static final Set<LegalBasis> BY_LAW =
            EnumSet.of(LegalBasis.STATUTORY_DUTY, LegalBasis.EMERGENCY, LegalBasis.OTHER_LAW);

    private UseRules() {}

    /**
     * Returns everything that is wrong with a row.
     *
     * @param notice in force, or null
     * @param onward the codes of those to whom the recipient passes data on, as of now
     */
    static List<UseFault> faults(
            RecipientUse use,
            RecipientCard card,
            @Nullable NoticeContent notice,
            Set<String> onward,
            LocalDate today) {
        List<UseFault> faults = new ArrayList<>();
        basis(use, card, faults);
        contract(use, today, faults);
        if (blank(use.assessment())) {
            faults.add(UseFault.ASSESSMENT_MISSING);
        }
        if (isForeign(card) && blank(use.crossBorder())) {
            faults.add(UseFault.CROSS_BORDER_MISSING);
        }
        if (notice == null) {
            faults.add(UseFault.NOTICE_MISSING);
        } else if (!notice.elements().containsAll(use.elements())
                || !notice.onward().containsAll(onward)
                || !notice.method().equals(use.method())
                || !notice.retention().equals(use.retention())) {
            faults.add(UseFault.NOTICE_TOO_NARROW);
        }
        return faults;
    }

    private static void basis(RecipientUse use, RecipientCard card, List<UseFault> faults) {
        if (!use.needsConsent() && Commerce.is(card.kind(), use.purpose())) {
            faults.add(UseFault.COMMERCE_NEEDS_CONSENT);
        }
        if (NONE.contains(use.basis())) {
            faults.add(UseFault.NO_BASIS);
        }
        if (BY_LAW.contains(use.basis()) && blank(use.article())) {
            faults.add(UseFault.ARTICLE_MISSING);
        }
        if (use.elements().isEmpty()) {
            faults.add(UseFault.ELEMENTS_MISSING);
        }
    }

    private static void contract(RecipientUse use, LocalDate today, List<UseFault> faults) {
        Contract contract = use.contract();
        if (contract == null) {
            if (!BY_LAW.contains(use.basis())) {
                faults.add(UseFault.CONTRACT_MISSING);
            }
        } else if (contract.end().isBefore(contract.from())) {
            faults.add(UseFault.CONTRACT_REVERSED);
        } else if (contract.end().isBefore(today)) {
            faults.add(UseFault.CONTRACT_OVER);
        }
    }

    /** Says whether a recipient is abroad; one whose country is not stated is taken as here. */
    static boolean isForeign(RecipientCard card) {
        String country = card.country();
        return country != null
                && !country.isBlank()
                && !country.strip().toUpperCase(Locale.ROOT).equals("CN");
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
