package org.whosaw.portal.access;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.whosaw.portal.access.AccessRows.Range;
import org.whosaw.portal.access.why.Answer;
import org.whosaw.portal.access.why.Explainer;
import org.whosaw.portal.access.why.Explanation;
import org.whosaw.portal.access.why.LateFacts.Recorded;
import org.whosaw.portal.access.why.Look;
import org.whosaw.portal.access.why.Sentences;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Tx;
import org.whosaw.portal.text.Language;

/**
 * Explains stored entries: answers in the reading that found them, words after it. Safe for
 * threads.
 */
final class AccessReasons {
    private static final String RECORDED_AT =
            "SELECT e.id, e.recorded_at FROM access_subject s JOIN access_event e"
                    + " ON e.id = s.event_id WHERE s.person_id = ? AND s.occurred_at >= ?"
                    + " AND s.occurred_at <= ?";

    private final ViewerBook viewers;
    private final Explainer explainer;
    private final Sentences sentences;

    AccessReasons(ViewerBook viewers, Explainer explainer, Sentences sentences) {
        this.viewers = viewers;
        this.explainer = explainer;
        this.sentences = sentences;
    }

    /** An entry's answer, in words and for its marks. */
    record Explained(Answer answer, Explanation explanation) {}

    /** Answers entries of any persons. */
    Map<StoredAccess, Answer> answer(Tx tx, List<StoredAccess> rows) {
        Map<PersonId, List<StoredAccess>> byPerson = new LinkedHashMap<>();
        for (StoredAccess row : rows) {
            byPerson.computeIfAbsent(row.person(), unused -> new ArrayList<>()).add(row);
        }
        Map<StoredAccess, Answer> answers = new IdentityHashMap<>();
        byPerson.forEach(
                (person, own) -> {
                    List<Answer> found = explainer.answer(tx, person, viewers.looks(tx, own));
                    for (int i = 0; i < found.size(); i++) {
                        answers.put(own.get(i), found.get(i));
                    }
                });
        return answers;
    }

    /** Puts answers into words. */
    Map<StoredAccess, Explained> say(
            Map<StoredAccess, Answer> answers, Predicate<PersonId> isChild, Language language) {
        Map<StoredAccess, Explained> explained = new IdentityHashMap<>();
        Map<Boolean, List<StoredAccess>> sorted = new LinkedHashMap<>();
        answers.keySet()
                .forEach(
                        row ->
                                sorted.computeIfAbsent(
                                                isChild.test(row.person()),
                                                unused -> new ArrayList<>())
                                        .add(row));
        sorted.forEach(
                (child, rows) -> {
                    List<Answer> own = rows.stream().map(answers::get).toList();
                    List<Explanation> said = sentences.say(own, child, language);
                    for (int i = 0; i < rows.size(); i++) {
                        explained.put(rows.get(i), new Explained(own.get(i), said.get(i)));
                    }
                });
        return explained;
    }

    /** Returns all looks at a person between two moments, protected ones among them. */
    List<Recorded> recorded(Tx tx, PersonId person, long since, long until) {
        Range range = new Range(person, since, until, Long.MAX_VALUE, true, 0, 0, null, null);
        List<StoredAccess> rows = AccessRows.newest(tx, range, Integer.MAX_VALUE);
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<Long, Long> times = recordedAt(tx, person, since, until);
        List<Look> looks = viewers.looks(tx, rows);
        return looks.stream()
                .map(look -> new Recorded(look, times.getOrDefault(look.eventId(), look.at())))
                .toList();
    }

    private static Map<Long, Long> recordedAt(Tx tx, PersonId person, long since, long until) {
        Map<Long, Long> times = new LinkedHashMap<>();
        try {
            PreparedStatement query = tx.statement(RECORDED_AT);
            query.setLong(1, person.value());
            query.setLong(2, since);
            query.setLong(3, until);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    times.put(row.getLong(1), row.getLong(2));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("reading failed", e);
        }
        return times;
    }
}
