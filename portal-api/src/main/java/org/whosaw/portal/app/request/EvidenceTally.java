package org.whosaw.portal.app.request;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.whosaw.portal.access.Access;
import org.whosaw.portal.access.why.Strength;
import org.whosaw.portal.app.request.EvidenceView.EvidenceCounts;
import org.whosaw.portal.consent.GrantState;
import org.whosaw.portal.consent.asking.Permission;
import org.whosaw.portal.disclosure.ProvisionView;

/** Counts evidence while it goes by. For one reading by one thread. */
final class EvidenceTally {
    private final Set<String> people = new HashSet<>();
    private final Set<String> systems = new HashSet<>();
    private final Set<String> recipients = new HashSet<>();
    private int looks;
    private int unexplained;
    private int given;

    void add(Access look) {
        looks++;
        people.add(look.accessor().code());
        systems.add(look.system().code());
        unexplained += look.explanation().strength() == Strength.NONE ? 1 : 0;
    }

    void add(ProvisionView provision) {
        given++;
        recipients.add(provision.recipient().id() + provision.recipient().name());
    }

    EvidenceCounts counts(List<Permission> consents, int care, int requests, int asked) {
        return new EvidenceCounts(
                looks,
                people.size(),
                systems.size(),
                unexplained,
                given,
                recipients.size(),
                consents.size(),
                (int) consents.stream().filter(each -> each.state() == GrantState.LIVE).count(),
                care,
                requests,
                asked);
    }
}
