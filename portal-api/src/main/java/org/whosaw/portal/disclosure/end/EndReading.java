package org.whosaw.portal.disclosure.end;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.disclosure.end.End.Rests;
import org.whosaw.portal.disclosure.end.End.Speaker;
import org.whosaw.portal.disclosure.end.End.State;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.store.Tx;

/** Says where the end of a provision stands. Safe for threads. */
public final class EndReading {
    private final Clock clock;

    public EndReading(Clock clock) {
        this.clock = clock;
    }

    /**
     * A provision as far as its end goes.
     *
     * @param isLook whether it is a look at the hospital's own system, of which nothing is kept
     * @param contractEnd of the recipient, or null
     */
    public record Ending(
            long disclosure,
            boolean isLook,
            @Nullable String keepUntil,
            @Nullable String contractEnd,
            @Nullable String destroyedOn) {}

    /** Returns where it stands now. */
    public End of(Tx tx, Ending of) {
        Rests rests =
                of.keepUntil() != null
                        ? Rests.KEEP_UNTIL
                        : of.contractEnd() != null && !of.isLook() ? Rests.CONTRACT_END : null;
        String due =
                rests == null
                        ? null
                        : rests == Rests.KEEP_UNTIL ? of.keepUntil() : of.contractEnd();
        Instant received = null;
        EndDao.Said end = null;
        for (EndDao.Said each : tx.dao(EndDao.class).saidOf(of.disclosure())) {
            if (each.kind().equals(StatementKind.RECEIVED.code())) {
                received = Micros.instant(each.saidAt());
            } else {
                end = each;
            }
        }
        if (end != null) {
            StatementKind kind = Coded.parse(StatementKind.class, end.kind()).orElseThrow();
            State state = kind == StatementKind.RETURNED ? State.RETURNED : State.DESTROYED;
            return new End(
                    state,
                    due,
                    rests,
                    end.doneOn(),
                    Speaker.RECIPIENT,
                    Micros.instant(end.saidAt()),
                    received);
        }
        if (of.destroyedOn() != null) {
            return new End(
                    State.DESTROYED,
                    due,
                    rests,
                    of.destroyedOn(),
                    Speaker.HOSPITAL,
                    null,
                    received);
        }
        State open = due == null ? State.NOT_SET : isOver(due) ? State.LATE : State.OPEN;
        return new End(open, due, rests, null, null, null, received);
    }

    private boolean isOver(String due) {
        return LocalDate.parse(due).isBefore(LocalDate.ofInstant(clock.instant(), ChinaTime.ZONE));
    }
}
