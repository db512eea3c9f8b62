package org.whosaw.portal.web.patient.coverage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.feed.Coverage;
import org.whosaw.portal.access.feed.Coverage.SystemFeed;
import org.whosaw.portal.access.feed.FeedState;
import org.whosaw.portal.access.feed.Gap;
import org.whosaw.portal.access.manifest.DayCheck;
import org.whosaw.portal.access.manifest.Silence;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.patient.Speech;

/** Says in sentences what a list lacks. */
public final class CoverageLines {
    private final Speech speech;
    private final Times times;

    public CoverageLines(Speech speech, Times times) {
        this.speech = speech;
        this.times = times;
    }

    /** One thing that is missing: until when it was; worded only when it is read. */
    private record Lack(Instant at, Supplier<String> sentence) {}

    /**
     * Returns the one sentence for the top of a list that shows what happened since {@code begin},
     * or null when nothing is missing there.
     */
    public @Nullable Note note(Coverage coverage, @Nullable Instant begin) {
        Supplier<String> first = null;
        int count = 0;
        for (SystemFeed feed : coverage.lacking()) {
            int here = count(feed, begin);
            if (first == null && here > 0) {
                first = () -> first(feed, begin);
            }
            count += here;
        }
        boolean lines = count > 0;
        for (SystemFeed feed : coverage.notCovered()) {
            first = first == null ? () -> notCovered(feed) : first;
            count++;
        }
        if (first == null) {
            return null;
        }
        String text =
                count == 1
                        ? first.get()
                        : speech.words()
                                .get("coverage.and-more", "first", first.get(), "count", count - 1);
        return lines
                ? new Note(Icon.ALERT, Tone.ATTENTION, text)
                : new Note(Icon.INFO, Tone.NEUTRAL, text);
    }

    /** Words the first of what {@link #lacks} returns. */
    private String first(SystemFeed feed, @Nullable Instant begin) {
        Instant asOf = feed.asOf();
        if (asOf != null && isLate(feed)) {
            return late(feed, asOf);
        }
        if (feed.isAwaited()) {
            return never(feed);
        }
        return lacks(feed, begin).get(0).sentence().get();
    }

    /** Returns how many lacks there are, for every page counts them and words only one. */
    private static int count(SystemFeed feed, @Nullable Instant begin) {
        int count = isLate(feed) ? 1 : 0;
        count += feed.isAwaited() ? 1 : 0;
        for (Gap gap : feed.gaps()) {
            count += matters(gap, begin) ? 1 : 0;
        }
        for (DayCheck day : feed.wanting()) {
            count += matters(day, begin) ? 1 : 0;
        }
        return count;
    }

    private static boolean isLate(SystemFeed feed) {
        return feed.asOf() != null
                && (feed.state() == FeedState.LATE || feed.state() == FeedState.SILENT);
    }

    private static boolean matters(DayCheck day, @Nullable Instant begin) {
        return begin == null || !end(day).isBefore(begin);
    }

    private static Instant end(DayCheck day) {
        return day.day().plusDays(1).atStartOfDay(ChinaTime.ZONE).toInstant();
    }

    private static boolean matters(Gap gap, @Nullable Instant begin) {
        return begin == null || !gap.to().isBefore(begin);
    }

    /** Returns what one system lacks since {@code begin}: that it is late first, then its gaps. */
    List<String> sentences(SystemFeed feed, @Nullable Instant begin) {
        return lacks(feed, begin).stream().map(lack -> lack.sentence().get()).toList();
    }

    private List<Lack> lacks(SystemFeed feed, @Nullable Instant begin) {
        List<Lack> lacks = new ArrayList<>();
        Instant asOf = feed.asOf();
        if (asOf != null && isLate(feed)) {
            lacks.add(new Lack(Instant.MAX, () -> late(feed, asOf)));
        }
        if (feed.isAwaited()) {
            lacks.add(new Lack(Instant.MAX, () -> never(feed)));
        }
        for (Gap gap : feed.gaps()) {
            if (matters(gap, begin)) {
                lacks.add(new Lack(gap.to(), () -> gap(feed, gap)));
            }
        }
        for (DayCheck day : feed.wanting()) {
            if (matters(day, begin)) {
                lacks.add(new Lack(end(day), () -> day(feed, day)));
            }
        }
        lacks.sort(Comparator.comparing(Lack::at).reversed());
        return lacks;
    }

    private String never(SystemFeed feed) {
        return speech.words().get("coverage.never", "system", name(feed));
    }

    private String gap(SystemFeed feed, Gap gap) {
        boolean sameDay = Times.dayOf(gap.from()).equals(Times.dayOf(gap.to()));
        return speech.words()
                .get(
                        "coverage.gap",
                        "system",
                        name(feed),
                        "from",
                        times.moment(gap.from()),
                        "to",
                        sameDay ? times.clock(gap.to()) : times.moment(gap.to()),
                        "count",
                        gap.missing());
    }

    /** Says of a day when the source kept no log, or how its own word and what is here differ. */
    private String day(SystemFeed feed, DayCheck check) {
        if (!check.silences().isEmpty()) {
            Silence silence = check.silences().get(0);
            return speech.words()
                    .get(
                            "coverage.silence",
                            "system",
                            name(feed),
                            "from",
                            times.moment(silence.from()),
                            "to",
                            times.clock(silence.to()));
        }
        return speech.words()
                .get(
                        "coverage.day." + check.state().code(),
                        "system",
                        name(feed),
                        "day",
                        times.day(check.day()),
                        "sent",
                        check.sent(),
                        "arrived",
                        check.arrived());
    }

    private String late(SystemFeed feed, Instant asOf) {
        return speech.words()
                .get("coverage.late", "system", name(feed), "from", times.moment(asOf));
    }

    private String notCovered(SystemFeed feed) {
        return speech.words().get("coverage.not-covered", "system", name(feed));
    }

    /** Returns the system's name in the language in use. */
    String name(SystemFeed feed) {
        return speech.named(feed.system().name(), feed.system().nameEn());
    }
}
