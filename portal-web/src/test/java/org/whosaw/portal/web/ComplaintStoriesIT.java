package org.whosaw.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.complaint.ComplaintFacts;
import org.whosaw.portal.complaint.RespondentKind;
import org.whosaw.portal.complaint.RouteAnswer;
import org.whosaw.portal.complaint.Severity;
import org.whosaw.portal.complaint.Topic;
import org.whosaw.portal.kernel.Region;
import org.whosaw.portal.web.browser.PhoneWindow;
import org.whosaw.portal.web.browser.RealBrowser;

/**
 * What she complains of, in a browser on a phone, without a script: from a line of her list to the
 * receipt, and on to the result that an authority gave. Screens and fields are counted.
 */
class ComplaintStoriesIT {
    private static final int SCREENS = 4;
    private static final int FIELDS = 12;
    private static final Region SEAT = new Region("330100");
    private static final String DANGER = "danger";

    @TempDir static Path folder;
    private static RunningPortal portal;
    private static TwoHospitals world;
    private static RealBrowser chromium;

    @BeforeAll
    static void start() {
        portal = RunningPortal.start(folder);
        world = new TwoHospitals(portal, folder);
        world.rooms().hospital().hospitals().setSeat("H1", SEAT);
        chromium = RealBrowser.start();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        world.close();
        portal.close();
    }

    private static PhoneWindow window(Map<String, String> cookies) {
        return new PhoneWindow(chromium, path -> portal.at(path).toString(), cookies);
    }

    private static PhoneWindow atHerLine() {
        PhoneWindow phone = window(Map.of("__Host-session", world.pageCookie("A")));
        phone.open("/accesses");
        phone.tap("main a.row");
        phone.tap("form[action='/write/from'] button");
        return phone;
    }

    /** Goes on to the next screen; says how it looked when it did not go on. */
    private static void next(PhoneWindow phone, String form) {
        phone.page().locator("form[action='" + form + "'] .actions button").last().click();
        phone.page().waitForLoadState();
        assertThat(phone.page().url()).as(phone.text()).doesNotEndWith(form);
    }

    /** Returns what can be filled in on the screen, by name; one question is one field. */
    private static Set<String> fields(Page page) {
        Set<String> names = new TreeSet<>();
        for (Locator each :
                page.locator("main form[action^='/write'] :is(input, textarea, select)").all()) {
            if (each.isVisible()) {
                names.add(each.getAttribute("name"));
            }
        }
        return names;
    }

    @Test
    void fromALineToTheReceipt_fourScreensAndTwelveFields() {
        try (PhoneWindow phone = atHerLine()) {
            Page page = phone.page();
            Map<String, Set<String>> asked = new LinkedHashMap<>();
            asked.put("what", fields(page));
            page.check("#topic-sales-calls");
            page.fill("#words", "有人打电话来，知道我的预产期。");
            next(phone, "/write");
            asked.put("who", fields(page));
            page.check("#respondent-business");
            page.fill("#caller", "＋86 154-0000-9999");
            page.fill("#on", "2026-03-04");
            page.check("#knew-phone");
            next(phone, "/write/who");
            asked.put("proof", fields(page));
            page.check("#want-stop");
            page.setInputFiles("#file", spoken());
            next(phone, "/write/proof");
            asked.put("send", fields(page));
            page.locator("input[name='to']").first().check();
            page.fill("#name", "王一 15400000001");
            next(phone, "/write/send");

            assertThat(page.url()).endsWith("/write/done");
            assertThat(asked).hasSizeLessThanOrEqualTo(SCREENS);
            assertThat(asked.values().stream().mapToInt(Set::size).sum())
                    .as("fields " + asked)
                    .isBetween(SCREENS, FIELDS);
            assertThat(phone.text()).containsPattern("\\d{4} \\d{4} \\d{4} \\d{4}");
            String first = page.locator("main").innerText();
            page.goBack();
            assertThat(page.locator("main").innerText()).as("gone back").isEqualTo(first);
            receipt(page);
            trackedByItsCodeAlone(page.locator("main").innerText());
        }
    }

    private static FilePayload spoken() {
        return new FilePayload("通话.txt", "text/plain", "对方说的话".getBytes(StandardCharsets.UTF_8));
    }

    private static void receipt(Page page) {
        var file = page.waitForDownload(() -> page.click("a[href='/track/receipt']"));
        assertThat(file.failure()).isNull();
        assertThat(file.suggestedFilename()).isEqualTo("receipt.txt");
    }

    /** Another phone, signed in nowhere: the code is enough, and shows what she wrote. */
    private static void trackedByItsCodeAlone(String receipt) {
        String code = receipt.replaceAll("(?s).*?(\\d{4} \\d{4} \\d{4} \\d{4}).*", "$1");
        try (PhoneWindow other = window(Map.of())) {
            other.open("/track");
            other.page().fill("#code", code);
            next(other, "/track");
            assertThat(other.page().url()).endsWith("/track/now");
            other.tap("summary");
            assertThat(other.text()).contains("知道我的预产期");
        }
    }

    /** What she can choose on her screens, and the row of the table that it leads to. */
    private record Way(String topic, RespondentKind kind, RouteAnswer route) {}

    private static List<Way> waysOfTheTable() {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        Map<String, Way> byRow = new LinkedHashMap<>();
        for (RespondentKind kind : RespondentKind.values()) {
            for (Topic topic : Topic.values()) {
                keep(byRow, topic.code(), kind, topic, weight(topic), today);
            }
            keep(byRow, DANGER, kind, Topic.SOMEONE_KNEW, Severity.DANGER, today);
        }
        return List.copyOf(byRow.values());
    }

    private static Severity weight(Topic topic) {
        return switch (topic) {
            case LIST_SOLD -> Severity.MONEY;
            case LARGE_LEAK -> Severity.MANY;
            default -> Severity.ORDINARY;
        };
    }

    private static void keep(
            Map<String, Way> byRow,
            String chosen,
            RespondentKind kind,
            Topic topic,
            Severity weight,
            LocalDate today) {
        ComplaintFacts facts = new ComplaintFacts(topic, kind, SEAT, weight);
        RouteAnswer route = world.rooms().complaints().desk().competence().of(facts, today);
        byRow.putIfAbsent(route.row(), new Way(chosen, kind, route));
    }

    @Test
    void eachRowThatHerScreensReach_isOfferedFirst_andGoesToTheRecordedResult() {
        List<String> told = new ArrayList<>();
        for (Way way : waysOfTheTable()) {
            try (PhoneWindow phone = atHerLine()) {
                story(phone, way);
                told.add(way.route().row());
            }
        }
        assertThat(told).hasSizeGreaterThan(10).doesNotHaveDuplicates();
    }

    private static void story(PhoneWindow phone, Way way) {
        Page page = phone.page();
        page.check("#topic-" + way.topic());
        page.fill("#words", "x");
        next(phone, "/write");
        page.check("#respondent-" + way.kind().code());
        next(phone, "/write/who");
        page.check("#want-stop");
        next(phone, "/write/proof");
        String lead = way.route().lead().code();
        assertThat(phone.text()).contains(way.route().reason().zh());
        assertThat(page.locator("input[name='to']").first().getAttribute("value")).isEqualTo(lead);
        page.check("#to-" + lead);
        page.fill("#name", "王一 15400000001");
        next(phone, "/write/send");
        phone.tap("a[href='/track/now']");
        step(page, "handed-over", null, null);
        step(page, "receipt-given", "2026-1", null);
        step(page, "result-given", null, "已责令改正");
        assertThat(phone.text()).contains("2026-1", "已责令改正");
    }

    private static void step(
            Page page, String step, @Nullable String reference, @Nullable String words) {
        String fold = "details:has(input[value='" + step + "'])";
        page.locator(fold + " summary").click();
        if (reference != null) {
            page.fill("#reference-" + step, reference);
        }
        if (words != null) {
            page.fill("#words-" + step, words);
        }
        page.locator(fold + " button").click();
        page.waitForLoadState();
    }
}
