package org.whosaw.portal.notice;

import java.time.Instant;
import java.util.List;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.notice.Notifier.Matter;

/** Reads what was recorded about a person, for telling her of it. Rooms above answer. */
public interface NewEntries {
    /** Returns what kind of entries it reads. */
    NoticeKind.About about();

    /** Returns what was recorded after {@code since}, up to {@code until}, and is to be told. */
    List<Matter> recorded(PersonId person, Instant since, Instant until);

    /**
     * Returns what can be said only after facts had time to come, of what was recorded in that
     * time; nothing by default.
     */
    default List<Matter> settled(PersonId person, Instant since, Instant until) {
        return List.of();
    }

    /** Returns how many entries were recorded in that time that are not specially protected. */
    int count(PersonId person, Instant since, Instant until);

    /** Says whether an entry stands in a person's list now, protected or not. */
    boolean isShown(PersonId person, long entry, Instant at);
}
