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
 * @param unstated for how many no permission of hers and no other ground is on record
 * @param afterStop how many were given after she had stopped them
 * @param receivedFrom the party that passes data to it, or null
 * @param passesOnTo the parties it passes data to, as the directory says
 * @param onward every party that data reaches from it, to any depth, each with whom it has it from
 * @param uses what the hospital's register approves it for
 * @param late for how many its word that they were destroyed or returned is late
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
        int afterStop,
        Instant first,
        Instant last,
        @Nullable Party receivedFrom,
        List<Party> passesOnTo,
        List<Onward> onward,
        List<ApprovedUse> uses,
        int late) {
    public RecipientView {
        passesOnTo = List.copyOf(passesOnTo);
        onward = List.copyOf(onward);
        uses = List.copyOf(uses);
    }

    /** A party that data reaches, and {@code rc_…} of the one it has it from. */
    public record Onward(String from, Party to) {}
}
