package org.whosaw.portal.consent.stop;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.stop.StopDao.StatementRow;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.kernel.HospitalId;

/** Follows data from a recipient to whoever gets it from there, to any depth, each once. */
final class StopChain {
    private StopChain() {}

    /** A recipient, and from whom it has what it has; null for the first. */
    record Link(RecipientCard card, @Nullable Long parent) {}

    /** Returns the chain, nearer ones first. */
    static List<Link> of(RecipientCard first, List<RecipientCard> all) {
        List<Link> links = new ArrayList<>(List.of(new Link(first, null)));
        Set<Long> seen = new TreeSet<>(Set.of(first.id()));
        for (int i = 0; i < links.size(); i++) {
            RecipientCard giver = links.get(i).card();
            for (RecipientCard each : all) {
                if (giver.code().equals(each.onwardOf()) && seen.add(each.id())) {
                    links.add(new Link(each, giver.id()));
                }
            }
        }
        return links;
    }

    /** Returns the card of a party that a recipient declared: nothing but its name is known. */
    static RecipientCard card(StatementRow declared) {
        return new RecipientCard(
                declared.id(),
                new HospitalId(declared.hospitalId()),
                "",
                declared.name(),
                null,
                "declared",
                null,
                null,
                null,
                null,
                null,
                Set.of(),
                null,
                null,
                null);
    }
}
