package org.whosaw.portal.app.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.Access;
import org.whosaw.portal.access.AccessReading;
import org.whosaw.portal.access.AccessScroll;
import org.whosaw.portal.access.AccessScroll.Position;
import org.whosaw.portal.access.AccessScroll.Stretch;
import org.whosaw.portal.access.why.Explanation.Ground;
import org.whosaw.portal.app.request.EvidenceView.CareLine;
import org.whosaw.portal.consent.asking.OwnConsents;
import org.whosaw.portal.consent.asking.Permission;
import org.whosaw.portal.disclosure.DisclosureList;
import org.whosaw.portal.disclosure.ProvisionView;
import org.whosaw.portal.hospital.ProtectionSettings;
import org.whosaw.portal.hospital.care.CareFact;
import org.whosaw.portal.hospital.care.CareFactBook;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.Page;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.text.Language;

/**
 * Reads what stands in the rooms about one person, as she would see it without her second factor: a
 * page at a time, whatever its length. Safe for threads.
 */
public final class EvidenceSources {
    private final Database database;
    private final AccessScroll looks;
    private final DisclosureList given;
    private final OwnConsents consents;
    private final CareFactBook facts;
    private final ProtectionSettings protection;

    public EvidenceSources(
            Database database,
            AccessScroll looks,
            DisclosureList given,
            OwnConsents consents,
            CareFactBook facts,
            ProtectionSettings protection) {
        this.database = database;
        this.looks = looks;
        this.given = given;
        this.consents = consents;
        this.facts = facts;
        this.protection = protection;
    }

    /**
     * Hands on looks, the newest first.
     *
     * @param until the latest time: looks at the evidence itself are no part of it
     * @param only the kind of data that they showed, or null for any
     */
    void looks(
            Subject subject,
            Instant until,
            @Nullable DataCategory only,
            Language language,
            Consumer<Access> to) {
        Position after = null;
        do {
            Stretch stretch =
                    looks.read(
                            new AccessScroll.Ask(
                                    List.of(subject),
                                    Set.of(),
                                    false,
                                    null,
                                    until,
                                    time -> true,
                                    null,
                                    after,
                                    AccessReading.MAX_LIMIT,
                                    language));
            stretch.items().stream()
                    .filter(each -> only == null || each.categories().contains(only))
                    .forEach(to);
            after = stretch.next();
        } while (after != null);
    }

    /**
     * Hands on provisions, the newest first.
     *
     * @param only the kind of data that they gave, or null for any
     */
    void given(Subject subject, @Nullable DataCategory only, Consumer<ProvisionView> to) {
        String cursor = null;
        do {
            Page<ProvisionView> page =
                    given.list(List.of(subject), Set.of(), DisclosureList.MAX_LIMIT, cursor);
            page.items().stream()
                    .filter(
                            each ->
                                    only == null
                                            || Element.categoriesOf(each.elements()).contains(only))
                    .forEach(to);
            cursor = page.next();
        } while (cursor != null);
    }

    List<Permission> consents(Subject subject) {
        return consents.permissions(List.of(subject));
    }

    /** Returns her care, the newest first, without what happened in protected departments. */
    List<CareLine> care(PersonId person) {
        List<CareLine> lines = new ArrayList<>();
        for (CareFact each : database.read(tx -> facts.all(tx, person))) {
            if (!protection.isProtected(Set.of(), each.department(), each.ward())) {
                Instant from = Micros.instant(each.from());
                boolean lasts = each.kind().isEncounter() && !each.isOpen();
                lines.add(
                        new CareLine(
                                Ground.of(each.kind()),
                                from,
                                lasts ? Micros.instant(each.to()) : null,
                                each.department()));
            }
        }
        lines.sort((one, next) -> next.from().compareTo(one.from()));
        return lines;
    }
}
