package org.whosaw.portal.disclosure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.whosaw.portal.disclosure.ProvisionView.Party;
import org.whosaw.portal.disclosure.RecipientView.Onward;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.hospital.DirectoryLookup;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;

/**
 * Follows data from a recipient onwards: by the hospital's directory, and by what recipients say
 * themselves. Safe for threads.
 */
final class Onwards {
    private static final String DECLARED = "declared";

    private final DirectoryLookup lookup;
    private volatile DeclaredParties declared = DeclaredParties.NONE;

    Onwards(DirectoryLookup lookup) {
        this.lookup = lookup;
    }

    /** Says who knows what recipients declare. */
    void ask(DeclaredParties whom) {
        declared = whom;
    }

    /** Returns each party once, however the directory's entries point at each other. */
    List<Onward> of(RecipientCard card) {
        HospitalId hospital = card.hospital();
        List<RecipientCard> all = lookup.recipients(hospital);
        List<DeclaredParties.Declared> said = declared.of(hospital);
        List<Onward> found = new ArrayList<>();
        Set<String> seen = new HashSet<>(Set.of(card.code()));
        List<RecipientCard> from = List.of(card);
        while (!from.isEmpty()) {
            List<RecipientCard> next = new ArrayList<>();
            for (RecipientCard giver : from) {
                String number = Ids.format(IdPrefix.RECIPIENT, giver.id());
                for (RecipientCard each : all) {
                    if (giver.code().equals(each.onwardOf()) && seen.add(each.code())) {
                        found.add(new Onward(number, party(each)));
                        next.add(each);
                    }
                }
                said.stream()
                        .filter(each -> each.giver() == giver.id())
                        .map(each -> new Party("", "", each.name(), null, DECLARED))
                        .forEach(party -> found.add(new Onward(number, party)));
            }
            from = next;
        }
        return found;
    }

    static Party party(RecipientCard card) {
        return new Party(
                Ids.format(IdPrefix.RECIPIENT, card.id()),
                card.code(),
                card.name(),
                card.nameEn(),
                card.kind());
    }
}
