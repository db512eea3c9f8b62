package org.whosaw.portal.access.why;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.whosaw.portal.access.why.ExplanationDao.ChangeRow;
import org.whosaw.portal.hospital.care.CareFact;
import org.whosaw.portal.hospital.care.CareFactBook;
import org.whosaw.portal.hospital.care.CareFactListener;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Tx;

/**
 * Keeps the answers that a change of facts replaces by stronger or weaker ones, in the transaction
 * that changes them. Only looks within reach of a fact that changed are asked again.
 *
 * <p>She is told on the line itself when she may have read the old answer: when she has looked at
 * her list since the entry came, or when more than a day has passed since the look. A note that
 * arrives a quarter of an hour after the chart was opened is the ordinary course and is kept, but
 * not told.
 */
public final class LateFacts implements CareFactListener {
    private static final long SETTLED = Duration.ofDays(1).toMillis() * 1_000;
    private static final long FAR = Long.MAX_VALUE / 4;

    private final CareFactBook facts;
    private final RecordedLooks looks;
    private final Clock clock;

    /** Reads the looks at one person between two moments, all of them. */
    @FunctionalInterface
    public interface RecordedLooks {
        /** Returns the looks with when each was recorded; times in microseconds. */
        List<Recorded> of(Tx tx, PersonId person, long since, long until);
    }

    /** One look and when it was recorded here. */
    public record Recorded(Look look, long recordedAt) {}

    public LateFacts(CareFactBook facts, RecordedLooks looks, Clock clock) {
        this.facts = facts;
        this.looks = looks;
        this.clock = clock;
    }

    @Override
    public Change changing(Tx tx, PersonId person) {
        List<CareFact> before = facts.all(tx, person);
        return after -> compare(after, person, before, facts.all(after, person));
    }

    private void compare(Tx tx, PersonId person, List<CareFact> before, List<CareFact> now) {
        List<CareFact> changed = difference(before, now);
        if (changed.isEmpty()) {
            return;
        }
        long since = FAR;
        long until = -FAR;
        for (CareFact fact : changed) {
            since = Math.min(since, fact.from() - WhyRule.reachBefore(fact.kind()));
            until = Math.max(until, Rulebook.end(fact) + WhyRule.reachAfter(fact.kind()));
        }
        List<Recorded> rows = looks.of(tx, person, since, until);
        if (rows.isEmpty()) {
            return;
        }
        Rulebook old = new Rulebook(before);
        Rulebook fresh = new Rulebook(now);
        long at = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        ExplanationDao dao = tx.dao(ExplanationDao.class);
        long lastLook = dao.lastLook(person.value()).orElse(Long.MIN_VALUE);
        for (Recorded row : rows) {
            if (row.look().desk() != Look.Desk.NONE) {
                continue; // explained by a case of that desk, not by her care
            }
            WhyRule was = old.explain(row.look()).rule();
            WhyRule is = fresh.explain(row.look()).rule();
            if (was.strength() != is.strength()) {
                boolean told = lastLook >= row.recordedAt() || at - row.look().at() >= SETTLED;
                dao.add(change(person, row.look(), at, was, is, told));
            }
        }
    }

    private static ChangeRow change(
            PersonId person, Look look, long at, WhyRule was, WhyRule is, boolean told) {
        return new ChangeRow(
                person.value(),
                look.at(),
                look.eventId(),
                at,
                was.strength().code(),
                was.code(),
                is.strength().code(),
                is.code(),
                told ? 1 : 0);
    }

    private static List<CareFact> difference(List<CareFact> before, List<CareFact> now) {
        Set<CareFact> old = new HashSet<>(before);
        Set<CareFact> fresh = new HashSet<>(now);
        List<CareFact> changed = new ArrayList<>();
        before.stream().filter(each -> !fresh.contains(each)).forEach(changed::add);
        now.stream().filter(each -> !old.contains(each)).forEach(changed::add);
        return changed;
    }
}
