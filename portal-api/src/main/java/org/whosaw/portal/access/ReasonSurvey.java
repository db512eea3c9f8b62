package org.whosaw.portal.access;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.whosaw.portal.access.AccessReasons.Explained;
import org.whosaw.portal.access.AccessRows.Range;
import org.whosaw.portal.access.why.Answer;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.text.Language;

/**
 * Explains a person's whole list in one go, protected entries among them: for measuring how well
 * the rules do, never for showing. Safe for threads.
 */
public final class ReasonSurvey {
    private final Database database;
    private final AccessReasons reasons;

    ReasonSurvey(Database database, AccessReasons reasons) {
        this.database = database;
        this.reasons = reasons;
    }

    /** Hears of each entry with its answer, worded as she would read it. */
    @FunctionalInterface
    public interface Surveyed {
        /** Takes one entry. */
        void entry(long eventId, Answer answer, String sentence);
    }

    /** Reads and explains everything about a person. */
    public void of(PersonId person, Surveyed surveyed) {
        Range all =
                new Range(
                        person,
                        Long.MIN_VALUE,
                        Long.MAX_VALUE,
                        Long.MAX_VALUE,
                        true,
                        0,
                        0,
                        null,
                        null);
        Map<StoredAccess, Answer> answers = new IdentityHashMap<>();
        List<StoredAccess> rows =
                database.read(
                        tx -> {
                            List<StoredAccess> found =
                                    AccessRows.newest(tx, all, Integer.MAX_VALUE);
                            answers.putAll(reasons.answer(tx, found));
                            return found;
                        });
        Map<StoredAccess, Explained> said = reasons.say(answers, any -> false, Language.ZH_CN);
        for (StoredAccess row : rows) {
            Explained own = said.get(row);
            if (own != null) {
                surveyed.entry(row.eventId(), own.answer(), own.explanation().sentence());
            }
        }
    }
}
