package org.whosaw.portal.web.patient.coverage;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.feed.Count;
import org.whosaw.portal.access.feed.Coverage;
import org.whosaw.portal.access.feed.Coverage.SystemFeed;
import org.whosaw.portal.access.feed.CoverageBook;
import org.whosaw.portal.access.feed.FeedState;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.Parts.Chip;
import org.whosaw.portal.web.page.Parts.Row;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.patient.Speech;
import org.whosaw.portal.web.session.SignedIn;

/** Builds the page of what the list covers. */
public final class CoverageStates {
    private static final int MOST_LINES = 20;

    private final CoverageBook book;
    private final Predicate<Subject> held;
    private final Clock clock;

    /**
     * Builds the page's states.
     *
     * @param held says whether a legal hold keeps something of a person's
     */
    public CoverageStates(CoverageBook book, Predicate<Subject> held, Clock clock) {
        this.book = book;
        this.held = held;
        this.clock = clock;
    }

    /** Returns the page of the open list's hospital. */
    public CoverageUiState of(SignedIn who) {
        Words words = who.words();
        Times times = new Times(words, clock);
        CoverageLines lines = new CoverageLines(new Speech(words, who.loss()), times);
        Coverage coverage = book.of(who.subject().hospital());
        List<String> missing = new ArrayList<>();
        coverage.lacking().forEach(feed -> missing.addAll(lines.sentences(feed, null)));
        List<Row> feeding =
                coverage.systems().stream()
                        .filter(each -> each.asOf() != null || each.isAwaited())
                        .filter(each -> each.state() != FeedState.NOT_COVERED)
                        .map(each -> feeding(each, lines, words, times))
                        .toList();
        List<Row> absent =
                coverage.notCovered().stream().map(each -> absent(each, lines, words)).toList();
        int sending = (int) coverage.systems().stream().filter(each -> each.asOf() != null).count();
        return new CoverageUiState(
                words.get("coverage.headline"),
                words.get("coverage.sub", "sending", sending, "absent", absent.size()),
                missing.size() <= MOST_LINES ? missing : missing.subList(0, MOST_LINES),
                feeding,
                absent,
                words.get(held.test(who.subject()) ? "coverage.kept.held" : "coverage.kept"));
    }

    private static Row feeding(SystemFeed feed, CoverageLines lines, Words words, Times times) {
        Instant from = feed.from();
        Instant asOf = feed.asOf();
        String span =
                from == null || asOf == null
                        ? words.get("coverage.nothing-yet")
                        : words.get(
                                "coverage.span",
                                "from",
                                times.day(Times.dayOf(from)),
                                "to",
                                times.moment(asOf));
        return new Row(
                Icon.SYSTEM,
                feed.isLacking() ? Tone.ATTENTION : Tone.NEUTRAL,
                lines.name(feed),
                null,
                span,
                office(feed, words),
                null,
                null,
                chips(feed, words, times),
                null,
                null);
    }

    private static List<Chip> chips(SystemFeed feed, Words words, Times times) {
        List<Chip> chips = new ArrayList<>();
        if (feed.state() == FeedState.LATE || feed.state() == FeedState.SILENT) {
            chips.add(new Chip(words.get("coverage.state." + feed.state().code()), Tone.ATTENTION));
        }
        if (feed.missing() > 0) {
            chips.add(
                    new Chip(
                            words.get("coverage.missing", "count", feed.missing()),
                            Tone.ATTENTION));
        }
        if (feed.system().rhythm() != null) {
            chips.add(
                    new Chip(
                            words.get("coverage.rhythm." + feed.system().rhythm().code()),
                            Tone.NEUTRAL));
        }
        LocalDate confirmed = feed.checks().confirmedTo();
        if (confirmed != null) {
            chips.add(
                    new Chip(
                            words.get("coverage.confirmed", "day", times.day(confirmed)),
                            Tone.GOOD));
        } else if (feed.count() != null && feed.count() != Count.NUMBERED) {
            chips.add(new Chip(words.get("coverage.unconfirmed"), Tone.NEUTRAL));
        }
        return chips;
    }

    private static Row absent(SystemFeed feed, CoverageLines lines, Words words) {
        return new Row(
                Icon.STOP,
                Tone.NEUTRAL,
                lines.name(feed),
                null,
                feed.system().notCoveredReason(),
                office(feed, words),
                null,
                null,
                List.of(),
                null,
                null);
    }

    private static @Nullable String office(SystemFeed feed, Words words) {
        String department = feed.system().department();
        String where = Speech.dotted(feed.system().office(), feed.system().phone());
        if (department == null) {
            return where.isEmpty() ? null : words.get("coverage.office", "office", where);
        }
        return Speech.dotted(words.get("coverage.office", "office", department), where);
    }
}
