package org.whosaw.portal.request.rights.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.whosaw.portal.calendar.Deadline;
import org.whosaw.portal.calendar.WorkingCalendar;

/**
 * Works out when a request's periods are over, as the civil code counts (200 to 204): the day of
 * the beginning is not counted, a last day that is a rest day gives way to the next working day,
 * and it ends at 24:00 in Shanghai. Safe for threads.
 *
 * <p>While she owes something the time stands: what was used before is kept, and the rest runs from
 * her reply, at least one working day of it.
 */
public final class RightsClock {
    private final WorkingCalendar calendar;
    private final List<RightsTerm> terms;

    public RightsClock(WorkingCalendar calendar, List<RightsTerm> terms) {
        this.calendar = calendar;
        this.terms = List.copyOf(terms);
    }

    /**
     * What is left of a period.
     *
     * @param filedAt says which term holds
     * @param from when the rest began to run
     */
    public record Run(Instant filedAt, Instant from, int usedWorking, int usedDays) {
        /** Returns a period of which nothing is used. */
        public static Run fresh(Instant filedAt) {
            return new Run(filedAt, filedAt, 0, 0);
        }
    }

    /** Returns the term that holds for what is filed then. */
    public RightsTerm term(Instant filedAt) {
        return RightsTerm.on(terms, WorkingCalendar.dayOf(filedAt));
    }

    /** Returns until when the desk says that it has what was filed. */
    public Deadline acknowledge(Instant filedAt) {
        return calendar.afterWorkingDays(filedAt, term(filedAt).acknowledgeWorkingDays());
    }

    /** Returns until when the desk answers: the earlier of both periods. */
    public Deadline answer(Run run) {
        RightsTerm term = term(run.filedAt());
        return Deadline.earlier(
                calendar.afterWorkingDays(
                        run.from(), Math.max(1, term.answerWorkingDays() - run.usedWorking())),
                calendar.afterDays(run.from(), Math.max(1, term.answerDays() - run.usedDays())));
    }

    /** Returns what is left when a period that stood since {@code heldAt} runs on. */
    public Run resume(Run run, Instant heldAt, Instant now) {
        LocalDate from = WorkingCalendar.dayOf(run.from());
        long days = ChronoUnit.DAYS.between(from, WorkingCalendar.dayOf(heldAt));
        return new Run(
                run.filedAt(),
                now,
                run.usedWorking() + calendar.workingDaysBetween(run.from(), heldAt),
                run.usedDays() + (int) Math.max(0, days));
    }
}
