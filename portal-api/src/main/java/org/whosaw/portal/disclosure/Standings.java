package org.whosaw.portal.disclosure;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.disclosure.ConsentCovering.Covering;
import org.whosaw.portal.disclosure.ConsentCovering.State;
import org.whosaw.portal.disclosure.DisclosureDao.Given;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.LegalBasis;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.Purpose;
import org.whosaw.portal.store.Tx;

/**
 * Says what each provision rested on. Her permission and the hospital's register come first; what
 * the provision itself states counts only where they are silent, and never for commerce: there
 * nothing but her permission is a ground. Says what is on record, judges nobody. Safe for threads.
 */
final class Standings {
    /** What entrusts a firm that works for the hospital on its own systems. */
    private static final String ENTRUSTED = "PIPL 21";

    private static final Set<String> COMMERCE =
            Set.of("confinement-agency", "photographer", "souvenir-shop");
    private static final Set<Purpose> COMMERCIAL =
            Set.of(Purpose.CONFINEMENT_CARE, Purpose.PHOTOGRAPHY, Purpose.MARKETING);

    private volatile ConsentCovering covering = ConsentCovering.NOTHING;

    /** Says whom to ask about permissions and the register. */
    void ask(ConsentCovering whom) {
        covering = whom;
    }

    /** Returns what a provision rested on. */
    Standing of(Tx tx, Given row, RecipientCard card) {
        LegalBasis basis = LegalBasis.values()[row.basis()];
        Purpose purpose = Purpose.values()[row.purpose()];
        boolean entrusted = "entrusted".equals(card.role());
        if (row.accessEventId() != null && entrusted && basis == LegalBasis.NOT_STATED) {
            return new Standing(State.OTHER_BASIS, null, ENTRUSTED, null, true);
        }
        Covering found =
                covering.at(
                        tx,
                        new PersonId(row.personId()),
                        card.id(),
                        purpose,
                        Element.fromBits(row.elements()),
                        Micros.instant(row.occurredAt()));
        if (found.state() == State.NONE && isStated(basis, purpose, card)) {
            return new Standing(State.OTHER_BASIS, null, article(row, basis), null, false);
        }
        return new Standing(
                found.state(),
                found.grant(),
                found.article(),
                found.since(),
                found.state() != State.NONE);
    }

    private static boolean isStated(LegalBasis basis, Purpose purpose, RecipientCard card) {
        return basis != LegalBasis.NOT_STATED
                && basis != LegalBasis.CONSENT
                && !COMMERCE.contains(card.kind())
                && !COMMERCIAL.contains(purpose);
    }

    private static @Nullable String article(Given row, LegalBasis basis) {
        return row.article() == null ? basis.article() : row.article();
    }
}
