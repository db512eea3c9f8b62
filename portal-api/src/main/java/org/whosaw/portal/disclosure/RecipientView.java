package org.whosaw.portal.disclosure;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.disclosure.ProvisionView.Party;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.LegalBasis;

/**
 * A recipient's card: what the directory says of it, and what it received about her.
 *
 * @param role entrusted, independent or joint, or null
 * @param received the elements it received about her
 * @param provisions how many times
 * @param destroyed how many of them have their destruction proven
 * @param unstated how many name no ground, apart from looks of a party that the hospital entrusted
 * @param receivedFrom the party that passes data to it, or null
 * @param passesOnTo the parties it passes data to, as the directory says
 */
public record RecipientView(
        Party party,
        @Nullable String role,
        @Nullable String uscc,
        @Nullable String contact,
        @Nullable String country,
        @Nullable String purpose,
        @Nullable String retention,
        @Nullable String contractEnd,
        Set<Element> received,
        Set<LegalBasis> bases,
        int provisions,
        int destroyed,
        int unstated,
        Instant first,
        Instant last,
        @Nullable Party receivedFrom,
        List<Party> passesOnTo) {
    public RecipientView {
        passesOnTo = List.copyOf(passesOnTo);
    }
}
