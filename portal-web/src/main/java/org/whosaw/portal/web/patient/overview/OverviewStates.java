package org.whosaw.portal.web.patient.overview;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccessDigest;
import org.whosaw.portal.access.AccessOverview;
import org.whosaw.portal.access.AccessOverview.Headcount;
import org.whosaw.portal.access.AccessOverview.KindCount;
import org.whosaw.portal.access.AccessReading;
import org.whosaw.portal.access.AccessTimeline;
import org.whosaw.portal.access.AccessWindow;
import org.whosaw.portal.access.KnownWindows;
import org.whosaw.portal.disclosure.RecipientView;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.Parts.Bar;
import org.whosaw.portal.web.page.Parts.Row;
import org.whosaw.portal.web.patient.AccessLines;
import org.whosaw.portal.web.patient.Speech;
import org.whosaw.portal.web.patient.VisitGroups;
import org.whosaw.portal.web.patient.Windows;
import org.whosaw.portal.web.patient.given.RecipientRows;
import org.whosaw.portal.web.session.SignedIn;

/** Builds the overview from the counts and the newest entries. */
public final class OverviewStates {
    private static final int READ = 60;
    private static final int SHOWN = 4;
    private static final int PARTIES = 3;
    private static final int BARS = 6;

    private final AccessTimeline timeline;
    private final AccessDigest digest;
    private final Function<List<Subject>, List<RecipientView>> recipients;
    private final Clock clock;

    /**
     * @param recipients the outside parties that received data about those subjects
     */
    public OverviewStates(
            AccessTimeline timeline,
            AccessDigest digest,
            Function<List<Subject>, List<RecipientView>> recipients,
            Clock clock) {
        this.timeline = timeline;
        this.digest = digest;
        this.recipients = recipients;
        this.clock = clock;
    }

    /** Returns the overview of the open list in the window asked, or in the best one. */
    public OverviewUiState of(SignedIn who, @Nullable AccessWindow asked) {
        Words words = who.words();
        if (who.loss()) {
            return afterLoss(who);
        }
        AccessReading reading =
                AccessReading.of(who.patient().accountId(), who.subjects()).in(words.language());
        // Who asks for a window that means nothing for her gets the best one.
        KnownWindows known = digest.windows(reading);
        AccessOverview overview =
                timeline.overview(reading, asked != null && known.has(asked) ? asked : null);
        Windows windows = new Windows(words, known.admitted());
        if (who.visit().look().large()) {
            String headline = headline(who, windows, overview);
            return new OverviewUiState(
                    headline, null, null, true, List.of(), null, List.of(), List.of(), null,
                    List.of());
        }
        List<RecipientView> parties = recipients.apply(who.subjects());
        List<Row> attention = attention(who, reading, overview.window(), parties);
        boolean empty = overview.total().events() == 0;
        return new OverviewUiState(
                headline(who, windows, overview),
                empty ? null : sub(words, overview.total()),
                null,
                false,
                windows.tabs("/overview", overview.window(), known(overview)),
                null,
                bars(new Speech(words, false), overview),
                attention,
                attention.isEmpty() ? words.get("overview.quiet") : null,
                can(who, overview, parties.size()));
    }

    private OverviewUiState afterLoss(SignedIn who) {
        Words words = who.words();
        return new OverviewUiState(
                words.get("loss.title"),
                null,
                words.get("loss.comfort"),
                false,
                List.of(),
                null,
                List.of(),
                List.of(),
                null,
                List.of(
                        Row.link(
                                Icon.LIST,
                                words.get("overview.can.list"),
                                words.get("overview.can.list.text"),
                                "/accesses"),
                        Row.link(Icon.SHARE, words.get("nav.given"), null, "/given"),
                        Row.link(
                                Icon.PHONE,
                                words.get("overview.can.knew"),
                                words.get("overview.can.knew.text"),
                                "/knew")));
    }

    private String headline(SignedIn who, Windows windows, AccessOverview overview) {
        Words words = who.words();
        Headcount total = overview.total();
        boolean over =
                overview.window() == AccessWindow.STAY && overview.to().isBefore(clock.instant());
        String phrase = windows.phrase(overview.window(), over);
        List<String> counts = new ArrayList<>();
        count(counts, words, "count.staff", total.people());
        count(counts, words, "count.shared", total.sharedAccounts());
        count(counts, words, "count.unknown", total.unknown());
        if (counts.isEmpty()) {
            String none = total.systems() > 0 ? "systems" : "none";
            return words.get("overview.headline." + none, "window", phrase);
        }
        String last = counts.remove(counts.size() - 1);
        String rest = String.join(words.get("list.comma"), counts);
        String all = rest.isEmpty() ? last : rest + words.get("count.and") + last;
        String key = who.subject().guarded() ? "overview.headline.newborn" : "overview.headline";
        return words.get(key, "window", phrase, "who", all);
    }

    private static void count(List<String> counts, Words words, String key, int count) {
        if (count > 0) {
            counts.add(words.get(key, "count", count));
        }
    }

    private static String sub(Words words, Headcount total) {
        return words.get("overview.sub", "looks", total.events(), "systems", total.systems());
    }

    private static Set<AccessWindow> known(AccessOverview overview) {
        EnumSet<AccessWindow> known = EnumSet.noneOf(AccessWindow.class);
        overview.windows().forEach(state -> known.add(state.window()));
        return known;
    }

    private static List<Bar> bars(Speech speech, AccessOverview overview) {
        List<KindCount> kinds =
                overview.kinds().stream()
                        .filter(kind -> people(kind) + accounts(kind) > 0)
                        .sorted(
                                Comparator.comparingInt(OverviewStates::people)
                                        .thenComparingInt(OverviewStates::accounts)
                                        .reversed())
                        .limit(BARS)
                        .toList();
        int most = kinds.stream().mapToInt(kind -> people(kind) + accounts(kind)).max().orElse(1);
        List<Bar> bars = new ArrayList<>();
        for (KindCount kind : kinds) {
            bars.add(bar(speech, overview.window(), kind, most, (char) ('a' + bars.size())));
        }
        return bars;
    }

    private static Bar bar(Speech speech, AccessWindow window, KindCount kind, int most, char hue) {
        Words words = speech.words();
        int people = people(kind);
        int accounts = accounts(kind);
        String query = "?window=" + window.code() + "&category=" + kind.category().code();
        return new Bar(
                speech.category(kind.category()),
                words.get("overview.bar.people", "count", people),
                accounts == 0 ? null : words.get("overview.bar.accounts", "count", accounts),
                people * 100 / most,
                accounts * 100 / most,
                String.valueOf(hue),
                "/accesses" + query);
    }

    private static int people(KindCount kind) {
        return kind.count().people();
    }

    private static int accounts(KindCount kind) {
        return kind.count().sharedAccounts() + kind.count().unknown();
    }

    /** The looks of the window that stand out, then the parties that nobody gave a ground for. */
    private List<Row> attention(
            SignedIn who, AccessReading reading, AccessWindow window, List<RecipientView> parties) {
        Words words = who.words();
        Speech speech = new Speech(words, false);
        Times times = new Times(words, clock);
        AccessLines lines = new AccessLines(speech, times);
        List<VisitGroups.Group> visits = VisitGroups.of(digest.notable(reading, window, READ));
        List<Row> rows = new ArrayList<>();
        visits.stream().limit(SHOWN).map(lines::alone).forEach(rows::add);
        RecipientRows names = new RecipientRows(speech, times);
        List<RecipientView> unstated =
                parties.stream().filter(party -> party.unstated() > 0).toList();
        unstated.stream().limit(PARTIES).map(names::unstated).forEach(rows::add);
        if (unstated.size() > PARTIES) {
            String more = words.get("overview.more.given", "count", unstated.size() - PARTIES);
            rows.add(Row.link(Icon.SHARE, more, null, "/given"));
        }
        return rows;
    }

    private List<Row> can(SignedIn who, AccessOverview overview, int given) {
        Words words = who.words();
        List<Row> rows = new ArrayList<>();
        rows.add(link(words, Icon.PHONE, "overview.can.knew", "/knew"));
        rows.add(
                link(
                        words,
                        Icon.EYE,
                        "overview.can.list",
                        "/accesses?window=" + overview.window().code()));
        rows.add(
                Row.link(
                        Icon.SHARE,
                        words.get("overview.can.given"),
                        words.get("overview.can.given.text", "count", given),
                        "/given"));
        if (overview.protectedCount() > 0 && !who.subject().guarded()) {
            rows.add(
                    Row.link(
                            Icon.LOCK,
                            words.get("protected.headline", "count", overview.protectedCount()),
                            words.get("mine.protected.text"),
                            "/protected"));
        }
        return rows;
    }

    private static Row link(Words words, Icon icon, String key, String href) {
        return Row.link(icon, words.get(key), words.get(key + ".text"), href);
    }
}
