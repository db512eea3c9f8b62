package org.whosaw.portal.consent.stop;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.ConsentBook;
import org.whosaw.portal.consent.Grant;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.hospital.DirectoryLookup;
import org.whosaw.portal.hospital.PersonCard;
import org.whosaw.portal.hospital.PersonDirectory;
import org.whosaw.portal.hospital.counter.DeskLooks;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.store.Database;

/**
 * Tells a ward what may be given of one person now. Stopped, refused and never asked look the same;
 * each look stands on her own record. Safe for threads.
 */
public final class WardDesk {
    private final Database database;
    private final PersonDirectory persons;
    private final DirectoryLookup directory;
    private final ConsentBook consents;
    private final DeskLooks looks;
    private final Clock clock;

    public WardDesk(
            Database database,
            PersonDirectory persons,
            DirectoryLookup directory,
            ConsentBook consents,
            DeskLooks looks,
            Clock clock) {
        this.database = database;
        this.persons = persons;
        this.directory = directory;
        this.consents = consents;
        this.looks = looks;
        this.clock = clock;
    }

    /** One party that may be given something now. */
    public record May(RecipientCard recipient, Set<Element> elements, @Nullable Instant until) {}

    /** Returns what may be given; empty when there is nobody of that number. */
    public Optional<List<May>> of(StaffPrincipal staff, String mrn) {
        Optional<PersonCard> person = persons.byMrn(staff.hospitalId(), mrn);
        person.ifPresent(card -> looks.record(staff, card, false, Set.of()));
        return person.map(card -> may(card));
    }

    private List<May> may(PersonCard person) {
        Instant now = clock.instant();
        return database.read(tx -> consents.ofPerson(tx, person.id())).stream()
                .filter(Grant::isLive)
                .filter(grant -> !isOver(grant, now))
                .flatMap(
                        grant ->
                                directory.recipient(grant.recipientId()).stream()
                                        .map(
                                                card ->
                                                        new May(
                                                                card,
                                                                grant.elements(),
                                                                grant.until())))
                .toList();
    }

    private static boolean isOver(Grant grant, Instant now) {
        Instant until = grant.until();
        return until != null && !now.isBefore(until);
    }
}
