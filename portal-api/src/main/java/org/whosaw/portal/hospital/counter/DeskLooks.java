package org.whosaw.portal.hospital.counter;

import java.time.Clock;
import java.util.Set;
import org.whosaw.portal.hospital.PersonCard;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.staff.StaffRegistry;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;

/**
 * Records that a member of the hospital's staff opened a person in this portal: every desk's look
 * stands on her own record under the login that looked. Safe for threads.
 */
public final class DeskLooks {
    private final StaffRegistry staffRegistry;
    private final CounterLooks looks;
    private final IdSource ids;
    private final Clock clock;

    public DeskLooks(StaffRegistry staffRegistry, CounterLooks looks, IdSource ids, Clock clock) {
        this.staffRegistry = staffRegistry;
        this.looks = looks;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Returns when the look is durable.
     *
     * @param printed whether it went on paper
     * @throws PortalException when the login is no more: nothing is shown to nobody
     */
    public void record(StaffPrincipal staff, PersonCard card, boolean printed, Set<Element> shown) {
        String login =
                staffRegistry
                        .find(staff.staffUserId())
                        .map(StaffRegistry.Staff::login)
                        .orElseThrow(() -> new PortalException(KernelError.FORBIDDEN));
        looks.record(
                new CounterLooks.Look(
                        Ids.encode(ids.next()),
                        staff.hospitalId(),
                        card.mrn(),
                        login,
                        clock.instant(),
                        printed,
                        shown));
    }
}
