package org.whosaw.portal.access.why;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.whosaw.portal.access.why.Answer.Past;
import org.whosaw.portal.access.why.ExplanationDao.ChangeRow;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Tx;

/**
 * Answers looks from the facts that are on file when it is asked: nothing is worked out when a log
 * arrives, so a late fact is at once as good as an early one. Safe for threads.
 */
public final class Explainer {
    private static final long AHEAD = WhyRule.reachBefore();

    private final CareFacts facts;

    public Explainer(CareFacts facts) {
        this.facts = facts;
    }

    /** Answers looks at one person, in their order, in one reading. */
    public List<Answer> answer(Tx tx, PersonId person, List<Look> looks) {
        if (looks.isEmpty()) {
            return List.of();
        }
        long first = looks.stream().mapToLong(Look::at).min().orElseThrow();
        long last = looks.stream().mapToLong(Look::at).max().orElseThrow();
        Rulebook rules = new Rulebook(facts.of(tx, person, first, last + AHEAD));
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
        List<ChangeRow> rows = tx.dao(ExplanationDao.class).between(person.value(), first, last);
        if (rows.isEmpty()) {
            return Map.of();
        }
        Map<Long, List<Past>> past = new HashMap<>();
        for (ChangeRow row : rows) {
            // The rows come oldest first; what stood last is told first.
            past.computeIfAbsent(row.eventId(), unused -> new ArrayList<>()).add(0, Past.of(row));
        }
        return past;
    }
}
