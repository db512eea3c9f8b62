package org.whosaw.portal.web.patient.timeline;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.Access;
import org.whosaw.portal.access.AccessReading;
import org.whosaw.portal.access.AccessReading.Filter;
import org.whosaw.portal.access.AccessTimeline;
import org.whosaw.portal.access.AccessWindow;
import org.whosaw.portal.kernel.Page;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.patient.AccessLines;
import org.whosaw.portal.web.patient.Speech;
import org.whosaw.portal.web.session.SignedIn;

/** Builds the page of the specially protected entries, locked or open. */
public final class ProtectedStates {
    private static final int FULL = 50;
    private static final int MOST_READ = 20;

    private final AccessTimeline timeline;
    private final Clock clock;

    public ProtectedStates(AccessTimeline timeline, Clock clock) {
        this.timeline = timeline;
        this.clock = clock;
    }

    /** Returns the page with the question, and what was typed into it. */
    public ProtectedUiState locked(
            SignedIn who, Field visitNumber, Field visitDate, Field counterCode) {
        Words words = who.words();
        return new ProtectedUiState(
                headline(who),
                words.get("protected.sub"),
                null,
                count(who) == 0
                        ? null
                        : new ProtectedUiState.Locked(visitNumber, visitDate, counterCode),
                List.of(),
                null);
    }

    /** Returns the page with the entries. */
    public ProtectedUiState open(SignedIn who, @Nullable String cursor) {
        Words words = who.words();
        Found found = search(who, cursor);
        Speech speech = new Speech(words, who.loss());
        AccessLines lines = new AccessLines(speech, new Times(words, clock));
        return new ProtectedUiState(
                headline(who),
                words.get("protected.sub"),
                new Note(Icon.KEY, Tone.GOOD, words.get("protected.opened")),
                null,
                TimelineStates.days(found.entries(), lines, words),
                found.next() == null ? null : "/protected?cursor=" + found.next());
    }

    /** Entries, and where older ones begin, or null when there is none. */
    private record Found(List<Access> entries, @Nullable String next) {}

    /** They lie thinly among the others: reads on until a page is full or nothing is older. */
    private Found search(SignedIn who, @Nullable String cursor) {
        Set<PersonId> opened = Set.of(who.subject().person());
        List<Access> entries = new ArrayList<>();
        @Nullable String from = cursor;
        for (int read = 0; read < MOST_READ; read++) {
            Page<Access> page = timeline.list(reading(who, opened, Filter.NONE, from));
            List<Access> only = withoutOrdinary(who, page.items());
            if (!only.isEmpty() && entries.size() >= FULL) {
                return new Found(entries, from);
            }
            entries.addAll(only);
            from = page.next();
            if (from == null) {
                break;
            }
        }
        return new Found(entries, from);
    }

    /** Leaves out what she sees without the second factor as well. */
    private List<Access> withoutOrdinary(SignedIn who, List<Access> all) {
        if (all.isEmpty()) {
            return all;
        }
        Instant newest = all.get(0).occurredAt().plusNanos(1_000);
        Instant oldest = all.get(all.size() - 1).occurredAt();
        Filter span = new Filter(null, null, Set.of(), null, null, oldest, newest);
        Set<String> ordinary = new HashSet<>();
        timeline.list(reading(who, Set.of(), span, null))
                .items()
                .forEach(each -> ordinary.add(each.id()));
        return all.stream().filter(each -> !ordinary.contains(each.id())).toList();
    }

    private String headline(SignedIn who) {
        return who.words().get("protected.headline", "count", count(who));
    }

    private int count(SignedIn who) {
        AccessReading reading = reading(who, Set.of(), Filter.NONE, null);
        return timeline.overview(reading, AccessWindow.ALL).protectedCount();
    }

    private static AccessReading reading(
            SignedIn who, Set<PersonId> opened, Filter filter, @Nullable String cursor) {
        return new AccessReading(
                who.patient().accountId(),
                who.subjects(),
                opened,
                filter,
                AccessReading.MAX_LIMIT,
                cursor,
                who.words().language());
    }
}
