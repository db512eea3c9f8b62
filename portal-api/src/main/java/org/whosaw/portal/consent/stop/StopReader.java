package org.whosaw.portal.consent.stop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.whosaw.portal.consent.Revocation.Cause;
import org.whosaw.portal.consent.stop.Stop.AtParty;
import org.whosaw.portal.consent.stop.Stop.AtSystem;
import org.whosaw.portal.consent.stop.Stop.Signed;
import org.whosaw.portal.consent.stop.StopDao.StopRow;
import org.whosaw.portal.consent.stop.StopDao.TargetRow;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.hospital.DirectoryCards.SystemCard;
import org.whosaw.portal.hospital.DirectoryLookup;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Tx;

/** Reads stops with how far they are everywhere. */
final class StopReader {
    private final DirectoryLookup directory;

    StopReader(DirectoryLookup directory) {
        this.directory = directory;
    }

    Stop whole(Tx tx, StopRow row) {
        StopDao dao = tx.dao(StopDao.class);
        List<AtSystem> systems = new ArrayList<>();
        List<AtParty> parties = new ArrayList<>();
        for (TargetRow target : dao.targets(row.id())) {
            system(tx, target).ifPresent(systems::add);
            party(tx, target).ifPresent(parties::add);
        }
        systems.sort(Comparator.comparing(AtSystem::state));
        return new Stop(
                row.id(),
                new HospitalId(row.hospitalId()),
                new PersonId(row.personId()),
                directory.recipient(tx, row.recipientId()).orElseThrow(),
                Coded.parse(StopKind.class, row.kind()).orElseThrow(),
                Coded.parse(Cause.class, row.cause()).orElseThrow(),
                List.of(row.grants().split(" ")),
                Micros.instant(row.stoppedAt()),
                systems,
                parties);
    }

    private Optional<AtSystem> system(Tx tx, TargetRow target) {
        Long id = target.systemId();
        Optional<SystemCard> card = id == null ? Optional.empty() : directory.system(tx, id);
        return card.map(
                system -> new AtSystem(system, state(target), Micros.instant(target.changedAt())));
    }

    Optional<AtParty> party(Tx tx, TargetRow target) {
        Optional<RecipientCard> card = card(tx, target);
        if (card.isEmpty()) {
            return Optional.empty();
        }
        List<Signed> steps =
                tx.dao(StopDao.class).events(target.id()).stream()
                        .map(
                                event ->
                                        new Signed(
                                                Coded.parse(StopStep.class, event.step())
                                                        .orElseThrow(),
                                                Micros.instant(event.happenedAt())))
                        .toList();
        return Optional.of(
                new AtParty(
                        target.id(),
                        card.get(),
                        target.parentId(),
                        state(target),
                        Micros.instant(target.changedAt()),
                        target.statementId() != null,
                        Micros.instantOrNull(target.stopDueAt()),
                        Micros.instantOrNull(target.deleteDueAt()),
                        target.provisional() != 0,
                        target.late() != 0,
                        steps));
    }

    private Optional<RecipientCard> card(Tx tx, TargetRow target) {
        Long id = target.recipientId();
        Long statement = target.statementId();
        if (statement != null) {
            return tx.dao(StopDao.class).statement(statement).map(StopChain::card);
        }
        return id == null ? Optional.empty() : directory.recipient(tx, id);
    }

    private static TargetState state(TargetRow target) {
        return Coded.parse(TargetState.class, target.state()).orElseThrow();
    }
}
