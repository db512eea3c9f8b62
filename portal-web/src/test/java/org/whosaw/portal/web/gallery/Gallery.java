package org.whosaw.portal.web.gallery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.web.hospital.counter.DeskScenes;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.open.BindUiState;
import org.whosaw.portal.web.open.CodeUiState;
import org.whosaw.portal.web.open.LandingUiState;
import org.whosaw.portal.web.open.SignInUiState;
import org.whosaw.portal.web.open.log.LogUiState;
import org.whosaw.portal.web.page.Chrome;
import org.whosaw.portal.web.page.Frame;
import org.whosaw.portal.web.page.Frame.Owner;
import org.whosaw.portal.web.page.Frame.Place;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.Look;
import org.whosaw.portal.web.page.MessageUiState;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Parts.Tab;
import org.whosaw.portal.web.page.Tone;

/** Makes every page in every state worth looking at. */
final class Gallery {
    private final Language language;
    private final Words words;
    private final Map<String, PageView> pages = new LinkedHashMap<>();

    Gallery(Language language) {
        this.language = language;
        this.words = Words.of(language);
    }

    Words words() {
        return words;
    }

    /** Returns all pages by name. */
    Map<String, PageView> pages() {
        open();
        new PatientGallery(this).add();
        new MineGallery(this).add();
        pages.putAll(new DeskScenes(language).pages());
        return pages;
    }

    private void open() {
        add(
                "landing",
                "open/landing",
                frame(null, false),
                null,
                new LandingUiState(null, Field.EMPTY, words.get("landing.operator.independent")));
        add(
                "sign-in-wrong",
                "open/sign-in",
                frame(null, false),
                null,
                new SignInUiState(
                        new Note(Icon.INFO, Tone.NEUTRAL, words.get("sign-in.expired")),
                        new Field("1540000", words.get("form.phone"))));
        add(
                "bind",
                "open/bind",
                frame(null, false),
                null,
                new BindUiState(null, new Field("K7QX-2M9P", null), Field.EMPTY));
        add(
                "code",
                "open/code",
                frame(null, false),
                null,
                new CodeUiState(words.get("code.sent", "phone", "154****0012"), null, Field.EMPTY));
        addLog();
        add(
                "error-404",
                "open/message",
                frame(null, false),
                null,
                new MessageUiState(
                        Icon.SEARCH,
                        Tone.NEUTRAL,
                        words.get("error.404"),
                        words.get("error.404.text"),
                        null,
                        List.of(new Tab(words.get("error.home"), "/", true)),
                        null));
        add(
                "error-500",
                "open/message",
                frame(Owner.MINE, false),
                null,
                new MessageUiState(
                        Icon.ALERT,
                        Tone.ATTENTION,
                        words.get("error.500"),
                        words.get("error.500.text"),
                        null,
                        List.of(new Tab(words.get("error.home"), "/overview", true)),
                        "7Q2M9"));
    }

    private void addLog() {
        List<LogUiState.Day> days =
                List.of(
                        day("2026-11-22", words.get("time.today", "day", "11-22"), 41_204, 1_310),
                        day("2026-11-21", "11-21", 39_894, 2));
        Fact key =
                new Fact(
                        words.get("log.key"),
                        "portal.example/ledger+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                        words.get("log.key.text"));
        LogUiState state = new LogUiState(null, days, List.of(key), "/log?before=2026-11-21");
        add("log", "open/log", frame(null, false), null, state);
        LogUiState empty = new LogUiState(words.get("log.blank"), List.of(), List.of(key), null);
        add("log-empty", "open/log", frame(null, true), null, empty);
    }

    private LogUiState.Day day(String day, String heading, long total, long added) {
        String print = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
        return new LogUiState.Day(
                heading,
                day,
                words.get("log.total", "count", total, "day", added),
                words.get("log.signed", "time", "23:59"),
                "0AC5-1869-8186-3E8E",
                print,
                "portal.example/ledger\n"
                        + total
                        + "\n"
                        + print
                        + "\n\n"
                        + "\u2014 portal.example/ledger"
                        + " Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9\n");
    }

    /** Returns the frame of a page. */
    Frame frame(@Nullable Owner owner, boolean large) {
        return new Frame(
                new Look(language, Look.Theme.LIGHT, large),
                "/page",
                "token",
                owner,
                false,
                false,
                "0000-00000000",
                false);
    }

    /** Returns the frame in the dark, on a family's phone. */
    Frame darkFamilyFrame() {
        return new Frame(
                new Look(language, Look.Theme.DARK, false),
                "/page",
                "token",
                Owner.MINE,
                true,
                false,
                "0000-00000000",
                false);
    }

    /** Returns the frame after a loss. */
    Frame lossFrame(Owner owner) {
        return new Frame(
                new Look(language, Look.Theme.LIGHT, false),
                "/page",
                "token",
                owner,
                false,
                true,
                "0000-00000000",
                false);
    }

    void add(String name, String template, Frame frame, @Nullable Place place, Object state) {
        pages.put(
                name, new PageView(template, frame.chrome(words.get("chrome.name"), place), state));
    }

    void add(String name, String template, Chrome chrome, Object state) {
        pages.put(name, new PageView(template, chrome, state));
    }

    boolean chinese() {
        return language == Language.ZH_CN;
    }

    /** Returns the text in the language of this gallery. */
    String say(String zh, String en) {
        return chinese() ? zh : en;
    }
}
