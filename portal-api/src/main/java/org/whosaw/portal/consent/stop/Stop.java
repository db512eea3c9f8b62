package org.whosaw.portal.consent.stop;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.Revocation.Cause;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.hospital.DirectoryCards.SystemCard;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.PersonId;

/**
 * A stop: one person, one recipient, everything that rested on her consent. Or the end that came by
 * itself.
 *
 * @param grants the numbers of what was taken back
 * @param systems how far it is at the hospital's systems
 * @param parties how far it is at the recipient and down the chain, each after whom it gets from
 */
public record Stop(
        long id,
        HospitalId hospital,
        PersonId person,
        RecipientCard recipient,
        StopKind kind,
        Cause cause,
        List<String> grants,
        Instant at,
        List<AtSystem> systems,
        List<AtParty> parties) {
    public Stop {
        grants = List.copyOf(grants);
        systems = List.copyOf(systems);
        parties = List.copyOf(parties);
    }

    /** Returns its number, {@code st_…}. */
    public String number() {
        return Ids.format(IdPrefix.STOP, id);
    }

    /** How far it is at one of the hospital's systems. */
    public record AtSystem(SystemCard system, TargetState state, Instant since) {}

    /**
     * How far it is at one recipient.
     *
     * @param parent the recipient that passes data to this one, or null for the first
     * @param declared whether the parent named it itself and answers for it
     * @param stopDue by when it owes its word that it has stopped, or null when it owes none
     * @param deleteDue by when it owes its word that it has deleted, or null when it owes none
     * @param wasLate whether a term ever ran out: never forgotten
     * @param provisional whether the second term rests on a calendar that is not published yet
     */
    public record AtParty(
            long targetId,
            RecipientCard card,
            @Nullable Long parent,
            TargetState state,
            Instant since,
            boolean declared,
            @Nullable Instant stopDue,
            @Nullable Instant deleteDue,
            boolean provisional,
            boolean wasLate,
            List<Signed> steps) {
        public AtParty {
            steps = List.copyOf(steps);
        }
    }

    /** One step and when it was. */
    public record Signed(StopStep step, Instant at) {}

    /** Returns how many systems stand in one of {@code states}. */
    public long at(TargetState... states) {
        List<TargetState> some = List.of(states);
        return systems.stream().filter(each -> some.contains(each.state())).count();
    }

    @Override
    public String toString() {
        return "Stop[" + number() + "]";
    }
}
