package org.whosaw.portal.access.why;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.whosaw.portal.access.why.Answer.Past;
import org.whosaw.portal.hospital.care.CareFact;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Tx;

/**
 * Answers looks from the facts that are on file when it is asked: nothing is worked out when a log
 * arrives, so a late fact is at once as good as an early one. Safe for threads.
 */
public final class Explainer {
    private static final String PAST =
            "SELECT event_id, was_strength, was_rule, changed_at, told FROM explanation_change"
                    + " WHERE person_id = ? AND occurred_at >= ? AND occurred_at <= ?"
                    + " ORDER BY occurred_at, event_id, changed_at";
    private static final long AHEAD = WhyRule.reachBefore();

    private final CareFacts facts;
    private final CareFacts cases;

    /**
     * Creates one.
     *
     * @param cases what this portal's own desks have to do with a person; read for looks of theirs
     */
    public Explainer(CareFacts facts, CareFacts cases) {
        this.facts = facts;
        this.cases = cases;
    }

    /** Answers looks at one person, in their order, in one reading. */
    public List<Answer> answer(Tx tx, PersonId person, List<Look> looks) {
        if (looks.isEmpty()) {
            return List.of();
        }
        long first = looks.stream().mapToLong(Look::at).min().orElseThrow();
        long last = looks.stream().mapToLong(Look::at).max().orElseThrow();
        List<CareFact> known = new ArrayList<>(facts.of(tx, person, first, last + AHEAD));
        if (looks.stream().anyMatch(look -> look.desk() != Look.Desk.NONE)) {
            known.addAll(cases.of(tx, person, first, last + AHEAD));
        }
        Rulebook rules = new Rulebook(known);
        Map<Long, List<Past>> past = past(tx, person, first, last);
        List<Answer> answers = new ArrayList<>(looks.size());
        for (Look look : looks) {
            answers.add(
                    new Answer(
                            look,
                            rules.explain(look),
                            rules.isInWard(look.at()),
                            past.getOrDefault(look.eventId(), List.of())));
        }
        return answers;
    }

    private static Map<Long, List<Past>> past(Tx tx, PersonId person, long first, long last) {
        // A hot reading path that almost always finds nothing.
        try {
            PreparedStatement query = tx.statement(PAST);
            query.setLong(1, person.value());
            query.setLong(2, first);
            query.setLong(3, last);
            Map<Long, List<Past>> past = new HashMap<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    // The rows come oldest first; what stood last is told first.
                    past.computeIfAbsent(row.getLong(1), unused -> new ArrayList<>())
                            .add(
                                    0,
                                    new Past(
                                            Codes.strength(row.getString(2)),
                                            Codes.rule(row.getString(3)),
                                            row.getLong(4),
                                            row.getInt(5) != 0));
                }
            }
            return past;
        } catch (SQLException e) {
            throw new IllegalStateException("reading failed", e);
        }
    }
}
