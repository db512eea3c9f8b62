package org.whosaw.portal.web.hospital.feeds;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.feed.Count;
import org.whosaw.portal.access.feed.Coverage.SystemFeed;
import org.whosaw.portal.access.feed.FeedState;
import org.whosaw.portal.access.feed.Gap;
import org.whosaw.portal.access.manifest.DayCheck;
import org.whosaw.portal.hospital.Rhythm;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.ingest.feed.FeedBoard;
import org.whosaw.portal.ingest.refusal.Refusals;
import org.whosaw.portal.text.Texts;
import org.whosaw.portal.web.hospital.StaffAtDesk;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;
import org.whosaw.portal.web.hospital.feeds.FeedsUiState.Day;
import org.whosaw.portal.web.hospital.feeds.FeedsUiState.Line;
import org.whosaw.portal.web.hospital.feeds.FeedsUiState.Missing;
import org.whosaw.portal.web.hospital.feeds.FeedsUiState.Refused;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.Parts.Chip;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Tone;

/** Builds the page of feeds for one member of the staff. Belongs to one request. */
final class FeedsStates {
    private static final int MOST_GAPS = 100;

    private final StaffAtDesk desk;
    private final Words words;
    private final Times times;
    private final Texts rules;
    private final FeedBoard board;

    FeedsStates(StaffAtDesk desk, Texts rules, FeedBoard board) {
        this.desk = desk;
        this.words = desk.words();
        this.times = desk.times();
        this.rules = rules;
        this.board = board;
    }

    FeedsUiState state() {
        List<SystemFeed> systems =
                board.coverage().systems().stream()
                        .sorted(Comparator.comparing(each -> !each.isLacking()))
                        .toList();
        int wanting = board.coverage().lacking().size();
        return new FeedsUiState(
                desk.bar(Place.FEEDS),
                words.get("feeds.headline", "count", wanting),
                words.get("feeds.sub"),
                doubts(),
                desk.principal().has(StaffRole.IT),
                systems.stream().map(this::line).toList(),
                missing(systems),
                days(systems),
                refused(systems));
    }

    private @Nullable Note doubts() {
        return board.doubts() == 0
                ? null
                : new Note(
                        Icon.LIST,
                        Tone.NEUTRAL,
                        words.get("feeds.doubts", "count", board.doubts()));
    }

    private Line line(SystemFeed feed) {
        Instant newest = feed.asOf();
        Instant arrived = feed.arrived();
        return new Line(
                name(feed),
                feed.system().code(),
                chips(feed),
                newest == null ? null : times.moment(newest),
                newest == null ? null : lag(Duration.between(newest, board.coverage().at())),
                arrived == null ? null : times.moment(arrived),
                number(feed.missing()),
                number(board.heldOf(feed)),
                number(board.refusedOf(feed)));
    }

    private String lag(Duration lag) {
        long minutes = Math.max(0, lag.toMinutes());
        if (minutes < 120) {
            return words.get("feeds.lag.minutes", "count", minutes);
        }
        long hours = lag.toHours();
        return hours < 72
                ? words.get("feeds.lag.hours", "count", hours)
                : words.get("feeds.lag.days", "count", lag.toDays());
    }

    private List<Chip> chips(SystemFeed feed) {
        List<Chip> chips = new ArrayList<>();
        FeedState state = feed.state();
        Tone tone =
                switch (state) {
                    case ON_TIME -> Tone.GOOD;
                    case LATE, SILENT -> Tone.ATTENTION;
                    case NOTHING_YET, NOT_COVERED -> Tone.NEUTRAL;
                };
        chips.add(new Chip(words.get("feeds.state." + state.code()), tone));
        Rhythm rhythm = feed.system().rhythm();
        if (rhythm != null) {
            chips.add(new Chip(words.get("coverage.rhythm." + rhythm.code()), Tone.NEUTRAL));
        }
        if (feed.count() != null && feed.count() != Count.NUMBERED) {
            chips.add(new Chip(words.get("coverage.unconfirmed"), Tone.NEUTRAL));
        }
        return chips;
    }

    private List<Missing> missing(List<SystemFeed> systems) {
        List<Missing> all = new ArrayList<>();
        for (SystemFeed feed : systems) {
            for (Gap gap : feed.gaps()) {
                if (all.size() < MOST_GAPS) {
                    all.add(missing(feed, gap));
                }
            }
        }
        return all;
    }

    private List<Day> days(List<SystemFeed> systems) {
        List<Day> all = new ArrayList<>();
        for (SystemFeed feed : systems) {
            for (DayCheck check : feed.wanting()) {
                if (all.size() < MOST_GAPS) {
                    boolean said = check.state() != DayCheck.State.NO_MANIFEST;
                    all.add(
                            new Day(
                                    name(feed),
                                    times.day(check.day()),
                                    said ? Long.toString(check.sent()) : "—",
                                    said ? Long.toString(check.arrived()) : "—",
                                    words.get("feeds.what." + check.state().code())));
                }
            }
        }
        return all;
    }

    private Missing missing(SystemFeed feed, Gap gap) {
        String numbers =
                gap.missing() == 1
                        ? Long.toString(gap.firstMissing())
                        : gap.firstMissing() + "–" + gap.lastMissing();
        return new Missing(
                name(feed),
                numbers,
                Long.toString(gap.missing()),
                times.moment(gap.from()) + " – " + times.moment(gap.to()),
                FeedsPage.replayOf(feed.system().code()));
    }

    private List<Refused> refused(List<SystemFeed> systems) {
        Map<Long, String> names = new LinkedHashMap<>();
        systems.forEach(each -> names.put(each.system().id(), name(each)));
        record Key(String name, String format, String rule) {}
        Map<Key, long[]> counts = new LinkedHashMap<>();
        Map<Key, Instant> last = new LinkedHashMap<>();
        for (Refusals.Count each : board.refused()) {
            Long system = each.systemId();
            String name =
                    Optional.ofNullable(system).map(names::get).orElse(words.get("feeds.unnamed"));
            Key key = new Key(name, each.format(), each.rule());
            counts.computeIfAbsent(key, unused -> new long[1])[0] += each.refused();
            last.merge(key, each.lastAt(), (one, other) -> one.isAfter(other) ? one : other);
        }
        List<Refused> all = new ArrayList<>();
        counts.forEach(
                (key, count) ->
                        all.add(
                                new Refused(
                                        key.name(),
                                        key.format(),
                                        rule(key.rule()),
                                        Long.toString(count[0]),
                                        times.moment(last.getOrDefault(key, Instant.EPOCH)))));
        return all;
    }

    private String rule(String code) {
        if (code.equals(Refusals.ABOUT_NOBODY)) {
            return words.get("feeds.about-nobody") + " (" + code + ")";
        }
        return rules.find(words.language(), "problem." + code + ".title")
                .map(title -> title + " (" + code + ")")
                .orElse(code);
    }

    private String name(SystemFeed feed) {
        return words.language().named(feed.system().name(), feed.system().nameEn());
    }

    private static @Nullable String number(long count) {
        return count == 0 ? null : Long.toString(count);
    }
}
