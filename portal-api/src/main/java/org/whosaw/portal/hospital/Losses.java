package org.whosaw.portal.hospital;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.whosaw.portal.hospital.DirectoryRows.PersonRow;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Tx;

/** Tells of deaths and losses as they are written, once each; for one house. */
public final class Losses {
    private final Clock clock;
    private volatile LossListener listener = (tx, family, at) -> {};

    Losses(Clock clock) {
        this.clock = clock;
    }

    /** Lets somebody hear; called once, while the house is built. */
    public void tell(LossListener hears) {
        listener = hears;
    }

    /** Tells of a death when the row is the first that says so. */
    void written(Tx tx, PersonRow fresh, long id, Optional<PersonRow> old) {
        boolean known = old.map(PersonRow::deceasedAt).isPresent();
        if (fresh.deceasedAt() != null && !known) {
            of(tx, id);
        }
    }

    /** Tells of a loss to a person and her nearest. */
    void of(Tx tx, long person) {
        PersonDao dao = tx.dao(PersonDao.class);
        long mother = dao.person(person).map(PersonRow::motherId).orElse(person);
        Set<Long> family = new TreeSet<>();
        family.add(person);
        family.add(mother);
        dao.newbornsOf(mother).forEach(child -> family.add(child.id()));
        listener.lost(
                tx,
                family.stream().map(PersonId::new).collect(Collectors.toUnmodifiableSet()),
                clock.instant());
    }
}
