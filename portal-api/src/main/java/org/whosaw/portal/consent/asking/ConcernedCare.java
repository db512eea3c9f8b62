package org.whosaw.portal.consent.asking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.whosaw.portal.consent.asking.OfferRules.Care;
import org.whosaw.portal.hospital.PersonCard;
import org.whosaw.portal.hospital.PersonDirectory;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.PlainQuery;
import org.whosaw.portal.store.Tx;

/** Reads what care bears on an asking: of the person herself, her mother and her newborns. */
final class ConcernedCare {
    private static final int CHILD = 14;

    private static final PlainQuery<Care> CARES =
            new PlainQuery<>(
                    "SELECT kind, department, ward, started_at, ended_at, outcome FROM encounter"
                            + " WHERE person_id = ? ORDER BY started_at DESC, id DESC",
                    row ->
                            new Care(
                                    row.getString(1),
                                    row.getString(2),
                                    row.getString(3),
                                    Micros.instant(row.getLong(4)),
                                    Micros.instantOrNull(PlainQuery.longOrNull(row, 5)),
                                    row.getString(6)));
    private static final PlainQuery<Long> STAY =
            new PlainQuery<>(
                    "SELECT id FROM encounter WHERE person_id = ? AND kind = 'admission'"
                            + " AND started_at <= ? AND (ended_at IS NULL OR ended_at > ?)"
                            + " ORDER BY started_at DESC, id DESC LIMIT 1",
                    row -> row.getLong(1));

    private static final PlainQuery<Long> LOST =
            new PlainQuery<>(
                    "SELECT id FROM person"
                            + " WHERE id = ? AND (loss = 1 OR deceased_at IS NOT NULL)",
                    row -> row.getLong(1));

    private final Database database;
    private final PersonDirectory persons;

    ConcernedCare(Database database, PersonDirectory persons) {
        this.database = database;
        this.persons = persons;
    }

    /** Returns everybody whose care or loss bears on an asking about a person. */
    private List<PersonCard> concerned(PersonCard person) {
        List<PersonCard> all = new ArrayList<>(List.of(person));
        PersonId mother = person.mother();
        if (mother != null) {
            persons.find(mother).ifPresent(all::add);
        }
        all.addAll(persons.newbornsOf(mother == null ? person.id() : mother));
        return all;
    }

    /** Returns whose loss would end an asking about a person. */
    List<PersonId> family(PersonCard person) {
        return concerned(person).stream().map(PersonCard::id).toList();
    }

    /** Says whether a loss or a death of one of them is on record. */
    static boolean isLost(Tx tx, List<PersonId> family) {
        return family.stream().anyMatch(each -> LOST.first(tx, each.value()).isPresent());
    }

    boolean mayOffer(OfferRules rules, PersonCard person, Instant now) {
        List<PersonCard> all = concerned(person);
        boolean loss = all.stream().anyMatch(card -> card.loss() || card.deceasedAt() != null);
        List<Care> cares =
                database.read(
                        tx ->
                                all.stream()
                                        .flatMap(card -> CARES.all(tx, card.id().value()).stream())
                                        .toList());
        return rules.mayOffer(loss, cares, now);
    }

    /** Returns the stay with which a grant would end: the person's own, else her mother's. */
    Optional<Long> stay(PersonCard person, Instant now) {
        PersonId mother = person.mother();
        return database.read(
                tx -> {
                    Optional<Long> own = stay(tx, person.id(), now);
                    return own.isPresent() || mother == null ? own : stay(tx, mother, now);
                });
    }

    private static Optional<Long> stay(Tx tx, PersonId person, Instant now) {
        long at = Micros.of(now);
        return STAY.first(tx, person.value(), at, at);
    }

    /** Says whether a guardian decides: under fourteen, and a newborn whose birth nobody wrote. */
    static boolean isChild(PersonCard person, Instant now) {
        LocalDate born = person.birthDate();
        return born == null
                ? person.mother() != null
                : born.plusYears(CHILD).isAfter(LocalDate.ofInstant(now, ChinaTime.ZONE));
    }
}
