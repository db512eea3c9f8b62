package org.whosaw.portal.web.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.web.browser.RealBrowser;
import org.whosaw.portal.web.page.Frame;
import org.whosaw.portal.web.page.HtmlErrors;
import org.whosaw.portal.web.page.Look;
import org.whosaw.portal.web.page.PageViewWriter;
import org.whosaw.portal.web.page.Templates;

/**
 * Walks every page of the real server over a small demo world with one browser.
 *
 * <p>Crossed in full, with scripts: each page and state × 360 and 1280 wide × Chinese and English;
 * there axe has nothing to say, nothing scrolls sideways, the console is quiet, no link is dead,
 * and a picture is kept under {@code target/walk}. Without scripts each page is walked once in each
 * language and once at each width, and says the same as with them; axe is itself a script. A
 * newborn's list, the pages after a loss, opened protected entries, large mode, the dark and a
 * family's phone are walked with scripts in one width a language: their parts are those of the
 * other pages. What can be done only once (sign out, unlock) is done once.
 *
 * <p>A page that is registered and was never walked fails the test, so a new page must come here.
 */
class EveryPageIT {
    private static final int STORY = 0;
    private static final int OPENED = 1;
    private static final int WARD = 2;
    private static final int LOSS = 6;
    private static final List<Ways> ONE_EACH =
            List.of(new Ways(360, "zh-CN", true), new Ways(1280, "en", true));

    @TempDir static Path folder;

    private static DemoServer server;
    private static RealBrowser chromium;
    private static Browser browser;
    private static Walker.Notes notes;

    @BeforeAll
    static void start() {
        server = DemoServer.start(folder);
        chromium = RealBrowser.start();
        browser = chromium.browser();
        notes = new Walker.Notes(chromium.playwright());
        server.ingestDoubtful(almostHer(server.mother(STORY, "phone")));
        for (int mother : new int[] {STORY, OPENED}) {
            server.ingest(protectedLook(server.mother(mother, "mrn")));
        }
    }

    @AfterAll
    static void stop() {
        chromium.close();
        server.close();
    }

    /** Returns rows with her phone under other names, more than the walk answers. */
    private static String almostHer(String phone) {
        StringBuilder rows = new StringBuilder("姓名,联系电话\n");
        for (int i = 0; i < 40; i++) {
            rows.append("演示").append((char) ('一' + i)).append(',').append(phone).append('\n');
        }
        return rows.toString();
    }

    private static String protectedLook(String mrn) {
        String at =
                Clock.systemUTC()
                        .instant()
                        .minus(Duration.ofHours(2))
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString();
        return "{\"sourceEventId\":\"walk-%s\",\"occurredAt\":\"%s\",\"system\":\"emr\","
                        .formatted(mrn, at)
                + "\"accessor\":{\"id\":\"S0001\"},\"action\":\"view\","
                + "\"categories\":[\"reproduction\"],\"elements\":[\"fertility-record\"],"
                + "\"subjects\":[{\"mrn\":\"%s\"}]}".formatted(mrn);
    }

    @Test
    void everyPage_everyWay_isWhole() throws IOException {
        PatientStops patient = new PatientStops(server);
        DeskStops desk = new DeskStops(server, server.mother(STORY, "mrn"));
        String mother = bound(STORY);
        everyWay(null, patient.open());
        everyWay(null, desk.open());
        everyWay(mother, patient.signedIn());
        oneEach(mother, patient.newborn());
        oneEach(bound(LOSS), patient.afterLoss());
        oneEach(bound(WARD), patient.inWard());
        atTheDesk(desk, patient);
        looks(patient);
        brokenPage();
        leaving(mother);
        notes.routes.missed().forEach(route -> notes.found.add("nobody walked " + route));
        Files.write(Path.of("target", "walk", "found.txt"), notes.found);
        assertThat(notes.found).isEmpty();
        assertThat(notes.axed).isGreaterThan(200);
    }

    private static void everyWay(String state, List<Stop> stops) {
        Ways.ALL.forEach(ways -> walk(ways, state, stops));
    }

    private static void oneEach(String state, List<Stop> stops) {
        ONE_EACH.forEach(ways -> walk(ways, state, stops));
    }

    private static void walk(Ways ways, String state, List<Stop> stops) {
        try (Walker walker = new Walker(notes, browser, ways, state)) {
            walker.walk(stops);
        }
    }

    /** Binds a mother's phone by the code of her slip, without scripts, and returns her cookies. */
    private static String bound(int index) {
        try (Walker walker = new Walker(notes, browser, Ways.UNSCRIPTED.get(0), null)) {
            Page page = walker.page();
            page.navigate(server.at("/bind"));
            page.fill("#code", server.mother(index, "bindingCode"));
            page.fill("#phone", server.mother(index, "phone"));
            page.click("form[action='/bind'] button");
            enter(walker);
            return walker.state();
        }
    }

    /** Signs in by phone, with scripts. */
    private static void byPhone(Walker walker, int index) {
        Page page = walker.page();
        page.navigate(server.at("/sign-in"));
        page.fill("#phone", server.mother(index, "phone"));
        page.click("form[action='/sign-in'] button");
        enter(walker);
    }

    private static void enter(Walker walker) {
        Page page = walker.page();
        walker.walk(List.of(new Stop("open-code", here -> here.waitForLoadState())));
        page.fill("#code", "999999".equals(server.oneTimePassword()) ? "000000" : "999999");
        walker.walk(
                List.of(
                        new Stop(
                                "open-code-wrong",
                                422,
                                here -> here.click("form[action='/sign-in/code'] button"))));
        page.fill("#code", server.oneTimePassword());
        page.click("form[action='/sign-in/code'] button");
        if (page.url().endsWith("/choose")) {
            page.locator("form[action='/choose'] button").first().click();
        }
        assertThat(page.url()).endsWith("/overview");
    }

    private static void atTheDesk(DeskStops desk, PatientStops patient) {
        String counter = atDesk(desk, "counter");
        everyWay(counter, desk.counter());
        everyWay(atDesk(desk, "records"), desk.matching());
        everyWay(atDesk(desk, "privacy-officer"), desk.questions());
        oneEach(atDesk(desk, "member"), desk.ownAccount());
        oneEach(atDesk(desk, "deferrals"), desk.withheld());
        String office = atDesk(desk, "it");
        everyWay(office, desk.colleagues());
        oneEach(atDesk(desk, "auditor"), List.of(desk.counter().get(0)));
        opened(desk, counter, patient);
        // A lock passes by itself after a minute, and a busy machine is slow: each is looked at
        // right after it was made, and each is somebody else's.
        lockedOut(desk, "records");
        walk(ONE_EACH.get(0), office, desk.locked());
        lockedOut(desk, "privacy-officer");
        walk(ONE_EACH.get(1), office, desk.locked());
        lockedOut(desk, "counter");
        walk(ONE_EACH.get(0), office, desk.leaving());
    }

    private static void lockedOut(DeskStops desk, String role) {
        try (Walker walker = new Walker(notes, browser, Ways.SCRIPTED.get(0), null)) {
            desk.lock(walker.page(), role);
        }
    }

    private static String atDesk(DeskStops desk, String role) {
        try (Walker walker = new Walker(notes, browser, Ways.SCRIPTED.get(1), null)) {
            desk.signIn(walker.page(), role);
            assertThat(walker.page().url()).endsWith("/desk");
            return walker.state();
        }
    }

    /** Opens the protected entries with a code from the counter. */
    private static void opened(DeskStops desk, String counter, PatientStops patient) {
        String code;
        try (Walker walker = new Walker(notes, browser, Ways.SCRIPTED.get(1), counter)) {
            code = desk.secondFactor(walker.page(), server.mother(OPENED, "mrn"));
        }
        String state = bound(OPENED);
        try (Walker walker = new Walker(notes, browser, Ways.SCRIPTED.get(0), state)) {
            walker.page().navigate(server.at("/protected"));
            walker.page().fill("#counter", code);
            walker.page().click("form[action='/protected'] button");
        }
        oneEach(state, patient.opened());
    }

    /** Keeps each setting through the form, and looks at what it changes. */
    private static void looks(PatientStops patient) {
        for (Ways ways : ONE_EACH) {
            try (Walker walker = new Walker(notes, browser, ways, null)) {
                byPhone(walker, STORY);
                set(walker, "size-large");
                walker.walk(patient.looks("large"));
                set(walker, "size-normal", "theme-dark");
                walker.walk(patient.looks("dark"));
                set(walker, "theme-light", "family-yes");
                walker.walk(patient.looks("family"));
                assertThat(walker.page().title()).isIn("我的记录", "My records");
                walker.page().click("form[action='/leave'] button");
                assertThat(walker.page().url()).endsWith("/calendar");
                walker.page().navigate(server.at("/overview"));
                assertThat(walker.page().url()).contains("/sign-in");
            }
        }
    }

    private static void set(Walker walker, String... choices) {
        walker.page().navigate(server.at("/settings"));
        for (String each : choices) {
            walker.page().check("#" + each);
        }
        walker.walk(
                List.of(
                        new Stop(
                                "settings-saved-" + String.join("-", choices),
                                here -> here.click("form[action='/settings'] button"))));
    }

    /** No page of ours can be made to fail, so its answer is put in the server's place. */
    private static void brokenPage() {
        for (Ways ways : Ways.SCRIPTED) {
            Language language = ways.language().equals("en") ? Language.EN : Language.ZH_CN;
            Look look = new Look(language, Look.Theme.LIGHT, false);
            Frame frame = new Frame(look, "/", "", null, false, false, null, true);
            String html = new PageViewWriter(Templates.packed()).html(HtmlErrors.page(frame, 500));
            try (Walker walker = new Walker(notes, browser, ways, null)) {
                walker.page()
                        .route(
                                "**/broken",
                                route ->
                                        route.fulfill(
                                                new Route.FulfillOptions()
                                                        .setStatus(500)
                                                        .setContentType("text/html;charset=UTF-8")
                                                        .setBody(html)));
                walker.walk(
                        List.of(
                                new Stop(
                                        "open-500",
                                        500,
                                        page -> page.navigate(server.at("/broken")))));
            }
        }
    }

    /** Signs one device out, then this one, then all. */
    private static void leaving(String mother) {
        try (Walker other = new Walker(notes, browser, Ways.SCRIPTED.get(0), null);
                Walker here = new Walker(notes, browser, Ways.SCRIPTED.get(0), mother)) {
            byPhone(other, STORY);
            here.page().navigate(server.at("/devices"));
            here.walk(
                    List.of(
                            new Stop(
                                    "devices-one-out",
                                    page -> page.click("form[action='/devices'] button"))));
            here.page().navigate(server.at("/devices"));
            here.walk(
                    List.of(
                            new Stop(
                                    "devices-all-out",
                                    page -> page.click("form[action='/devices/all'] button"))));
            here.page().navigate(server.at("/overview"));
            assertThat(here.page().url()).contains("/sign-in");
        }
        try (Walker walker = new Walker(notes, browser, Ways.UNSCRIPTED.get(0), null)) {
            byPhone(walker, STORY);
            walker.page().navigate(server.at("/mine"));
            walker.walk(
                    List.of(
                            new Stop(
                                    "signed-out",
                                    page -> page.click("form[action='/sign-out'] button"))));
        }
    }
}
