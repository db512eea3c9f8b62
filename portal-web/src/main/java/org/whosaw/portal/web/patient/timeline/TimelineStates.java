package org.whosaw.portal.web.patient.timeline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.Access;
import org.whosaw.portal.access.AccessDigest;
import org.whosaw.portal.access.AccessReading;
import org.whosaw.portal.access.AccessTimeline;
import org.whosaw.portal.access.AccessWindow;
import org.whosaw.portal.access.KnownWindows;
import org.whosaw.portal.access.feed.CoverageBook;
import org.whosaw.portal.hospital.DirectoryCards.SystemCard;
import org.whosaw.portal.hospital.DirectoryLookup;
import org.whosaw.portal.hospital.PersonDirectory.Stay;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.Page;
import org.whosaw.portal.request.RequestDesk;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Row;
import org.whosaw.portal.web.patient.AccessLines;
import org.whosaw.portal.web.patient.AccessMarks;
import org.whosaw.portal.web.patient.Speech;
import org.whosaw.portal.web.patient.VisitGroups;
import org.whosaw.portal.web.patient.VisitGroups.Group;
import org.whosaw.portal.web.patient.Windows;
import org.whosaw.portal.web.patient.coverage.CoverageLines;
import org.whosaw.portal.web.patient.receipt.ReceiptLine;
import org.whosaw.portal.web.patient.timeline.TimelineUiState.Day;
import org.whosaw.portal.web.patient.timeline.TimelineUiState.Empty;
import org.whosaw.portal.web.patient.timeline.TimelineUiState.Filters;
import org.whosaw.portal.web.patient.timeline.TimelineUiState.Routine;
import org.whosaw.portal.web.session.SignedIn;

/** Builds the list: entries by day, clicks folded into visits, jobs folded away. */
public final class TimelineStates {
    private static final int PAGE = 50;

    /** Their names say too much: they are neither filtered nor named in lists. */
    private static final Set<DataCategory> UNNAMED =
            EnumSet.of(
                    DataCategory.REPRODUCTION,
                    DataCategory.INFECTION,
                    DataCategory.MENTAL_HEALTH,
                    DataCategory.GENETICS);

    private final AccessTimeline timeline;
    private final AccessDigest digest;
    private final DirectoryLookup lookup;
    private final CoverageBook coverage;
    private final RequestDesk requests;
    private final ReceiptLine receipt;
    private final Clock clock;

    public TimelineStates(
            AccessTimeline timeline,
            AccessDigest digest,
            DirectoryLookup lookup,
            CoverageBook coverage,
            RequestDesk requests,
            ReceiptLine receipt,
            Clock clock) {
        this.timeline = timeline;
        this.digest = digest;
        this.lookup = lookup;
        this.coverage = coverage;
        this.requests = requests;
        this.receipt = receipt;
        this.clock = clock;
    }

    /** Returns one page of the open list. */
    public TimelineUiState of(SignedIn who, AccessQuery query) {
        Words words = who.words();
        KnownWindows known =
                digest.windows(AccessReading.of(who.patient().accountId(), who.subjects()));
        AccessWindow asked = query.window();
        AccessWindow window = asked != null && known.has(asked) ? asked : AccessWindow.ALL;
        AccessReading reading = reading(who, query, window);
        Page<Access> page = timeline.list(reading);
        Windows windows = new Windows(words, known.admitted());
        Times times = new Times(words, clock);
        Speech speech = new Speech(words, who.loss());
        int filters = query.count();
        boolean empty = page.items().isEmpty();
        String next = page.next();
        return new TimelineUiState(
                headline(who),
                words.get(who.loss() ? "loss.list" : "accesses.sub.plain"),
                windows.tabs("/accesses", window, known.windows()),
                filters > 0,
                filters == 0 ? words.get("filter.open") : words.get("filter.on", "count", filters),
                filters(who, query, digest.departments(reading), speech),
                new CoverageLines(speech, times)
                        .note(
                                coverage.of(who.subject().hospital()),
                                begin(window, known.stay().map(Stay::from).orElse(null))),
                empty ? empty(words, filters, window) : null,
                days(page.items(), lines(who, speech), words),
                who.subject().guarded() || query.cursor() != null
                        ? null
                        : words.get("protected.apart"),
                next == null ? null : query.next(window, next),
                next == null && !empty ? words.get("accesses.end") : null,
                receipt.of(who, page.items()));
    }

    private AccessLines lines(SignedIn who, Speech speech) {
        return new AccessLines(
                speech, new Times(who.words(), clock), requests.asked(who.subject().person()));
    }

    private static AccessReading reading(SignedIn who, AccessQuery query, AccessWindow window) {
        return new AccessReading(
                who.patient().accountId(),
                who.subjects(),
                Set.of(),
                query.filter(window),
                PAGE,
                query.cursor(),
                who.words().language());
    }

    /** Returns from when on what is missing matters to this list; null for all of it. */
    private @Nullable Instant begin(AccessWindow window, @Nullable Instant stay) {
        Duration length = window.length();
        if (length != null) {
            return clock.instant().minus(length);
        }
        return window == AccessWindow.STAY ? stay : null;
    }

    private static String headline(SignedIn who) {
        String suffix =
                switch (who.owner()) {
                    case MINE -> who.loss() ? ".loss" : "";
                    case NEWBORN -> ".newborn";
                    case CHILD -> ".child";
                };
        return who.words().get("accesses.headline" + suffix);
    }

    private static Empty empty(Words words, int filters, AccessWindow window) {
        String all = words.get("accesses.empty.all");
        if (filters > 0) {
            return new Empty(
                    words.get("accesses.empty.filter"),
                    words.get("accesses.empty.filter.text"),
                    "/accesses",
                    all);
        }
        if (window != AccessWindow.ALL) {
            return new Empty(
                    words.get("accesses.empty.window"),
                    words.get("accesses.empty.window.text"),
                    "/accesses",
                    all);
        }
        return new Empty(words.get("accesses.empty"), words.get("accesses.empty.text"), null, null);
    }

    /** Returns the days with their visits; the jobs of a day are folded at its end. */
    static List<Day> days(List<Access> newestFirst, AccessLines lines, Words words) {
        Map<LocalDate, List<Group>> byDay = new LinkedHashMap<>();
        for (Group group : VisitGroups.of(newestFirst)) {
            LocalDate day = Times.dayOf(group.newest().occurredAt());
            byDay.computeIfAbsent(day, key -> new ArrayList<>()).add(group);
        }
        List<Day> days = new ArrayList<>();
        byDay.forEach((day, groups) -> days.add(day(day, groups, lines, words)));
        return days;
    }

    private static Day day(LocalDate day, List<Group> groups, AccessLines lines, Words words) {
        List<Row> rows =
                groups.stream()
                        .filter(group -> !AccessMarks.isRoutine(group.newest()))
                        .map(lines::underDay)
                        .toList();
        List<Row> jobs =
                groups.stream()
                        .filter(group -> AccessMarks.isRoutine(group.newest()))
                        .map(lines::underDay)
                        .toList();
        Routine routine =
                jobs.isEmpty()
                        ? null
                        : new Routine(words.get("accesses.routine", "count", jobs.size()), jobs);
        return new Day(lines.times().heading(day), rows, routine);
    }

    private Filters filters(SignedIn who, AccessQuery query, Set<String> hers, Speech speech) {
        List<Choice> categories = new ArrayList<>();
        for (DataCategory each : DataCategory.values()) {
            if (!UNNAMED.contains(each)) {
                String label = speech.category(each);
                categories.add(choice("category", each.code(), label, each == query.category()));
            }
        }
        TreeSet<String> names = new TreeSet<>(hers);
        String asked = query.department();
        if (asked != null) {
            names.add(asked);
        }
        List<Choice> departments =
                names.stream()
                        .map(n -> choice("department", n, n, n.equals(query.department())))
                        .toList();
        List<Choice> systems =
                lookup.systems(who.subject().hospital()).stream()
                        .sorted(Comparator.comparing(SystemCard::code))
                        .map(
                                each ->
                                        choice(
                                                "system",
                                                each.code(),
                                                speech.named(each.name(), each.nameEn()),
                                                each.code().equals(query.system())))
                        .toList();
        String entry = query.entry();
        return new Filters(
                categories,
                departments,
                systems,
                entry == null ? "" : entry,
                text(query.from()),
                text(query.to()));
    }

    private static Choice choice(String name, String value, String label, boolean checked) {
        return new Choice(name + "-" + value, name, value, label, null, checked);
    }

    private static String text(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }
}
