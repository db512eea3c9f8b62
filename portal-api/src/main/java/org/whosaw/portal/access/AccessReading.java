package org.whosaw.portal.access;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.text.Language;

/**
 * Says what a reader asks of the timeline.
 *
 * @param accountId who reads, for the window since she last looked
 * @param subjects whose lists; never empty
 * @param opened those of them whose specially protected entries a second factor has opened
 * @param filter what to leave out
 * @param limit how many entries at most, 1 to {@link #MAX_LIMIT}
 * @param cursor where the page before ended, or null
 * @param language in which names of places and systems and explanations are said
 */
public record AccessReading(
        long accountId,
        List<Subject> subjects,
        Set<PersonId> opened,
        Filter filter,
        int limit,
        @Nullable String cursor,
        Language language) {
    /** The largest page. */
    public static final int MAX_LIMIT = 200;

    public AccessReading {
        subjects = List.copyOf(subjects);
        opened = Set.copyOf(opened);
        limit = Math.max(1, Math.min(MAX_LIMIT, limit));
    }

    /** Creates a reading in the first language. */
    public AccessReading(
            long accountId,
            List<Subject> subjects,
            Set<PersonId> opened,
            Filter filter,
            int limit,
            @Nullable String cursor) {
        this(accountId, subjects, opened, filter, limit, cursor, Language.ZH_CN);
    }

    /** Returns the same reading in another language. */
    public AccessReading in(Language other) {
        return new AccessReading(accountId, subjects, opened, filter, limit, cursor, other);
    }

    /**
     * What to leave out; null asks for everything.
     *
     * @param elements entries that showed all of these
     * @param department the accessor's department, by its whole name
     * @param system the system's code
     */
    public record Filter(
            @Nullable AccessWindow window,
            @Nullable DataCategory category,
            Set<Element> elements,
            @Nullable String department,
            @Nullable String system,
            @Nullable Instant from,
            @Nullable Instant to) {
        /** Leaves nothing out. */
        public static final Filter NONE = new Filter(null, null, Set.of(), null, null, null, null);

        public Filter {
            elements = Set.copyOf(elements);
        }

        /** Returns a filter by window alone. */
        public static Filter of(AccessWindow window) {
            return new Filter(window, null, Set.of(), null, null, null, null);
        }
    }

    /** Returns the first 50 entries of those subjects, protected ones folded. */
    public static AccessReading of(long accountId, List<Subject> subjects) {
        return new AccessReading(accountId, subjects, Set.of(), Filter.NONE, 50, null);
    }
}
